package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Blank;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    /** Three rows: ordinary, blank, and one that breaks what may be broken. */
    private static final Table TABLE = Tables.read("""
            age,start,end,at,size,smokes,fare,tip,total,"a ""b"" c",education-num,wait,owner,driver
            30,2020-01-01,2020-01-05,10:00,small,no,1.5,0.5,2.0,1,3,PT1H,ann,ann
            ,2020-01-01,,11:00,large,yes,3.0,,5.5,2,4,PT2H,bob,bob
            150,2020-01-05,2020-01-01,12:00,medium,no,1.5,0.7,2.0,3,5,PT30M,ann,bob
            """);

    private static BitSet broken(Rule... rules) {
        return new Rules(TABLE.schema().withRules(List.of(rules))).violations(TABLE.data());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "age <= 120 | 2",
            "0 <= age <= 120 | 2",
            "age between 0 and 120 | 2",
            "not age > 120 | 2",
            "end >= start | 2",
            "end - start <= 'P3D' | 0",
            "start < '2020-01-03' | 2",
            "start + 'PT48H' <= end | 2",
            "at <= '11:30' | 2",
            "at - 'PT1H' < '11:00' | 2",
            "wait >= 'PT1H' | 2",
            "wait * 2 > 'PT1H' | 2",
            "wait / 'PT1H' <= 1 | 1",
            "size = 'small' or size = 'medium' | 1",
            "size >= 'medium' | 0",
            "size in ('small', 'large') | 2",
            "size not in ('small', 'large') | 0 1",
            "smokes | 0 2",
            "not smokes or size = 'large' | none",
            "total = fare + tip | 2",
            "fare + tip = total | 2",
            "total >= fare | none",
            "\"a \"\"b\"\" c\" <= 2 | 2",
            "education-num - 1 <= 3 | 2",
            "age is blank | 0 2",
            "age is not blank and tip is not null | 1",
            "owner = driver | 2",
            "owner != driver or age > 100 | 0",
            "-fare * (1 + 1) <= -3 | none",
            "1 / (fare - fare) > 0 | none",
            "AGE = 30 | error",
            "fare == 1.5 AND tip <> 0.5 | 0 1",
    })
    void rowsThatBreakAnExpressionAreFound(String expression, String rows) {
        if (rows.equals("error")) {
            assertThatThrownBy(() -> broken(new Rule.Condition(expression))).isInstanceOf(InvalidInputException.class);
            return;
        }
        String found = broken(new Rule.Condition(expression)).stream().mapToObj(Integer::toString)
                .reduce((a, b) -> a + " " + b).orElse("none");
        assertThat(found).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "agee > 3 | character 1: there is no column 'agee'; did you mean \"age\"? (a text stands in single quotes)",
            "age > | character 6: there must be a column, a number or a text in quotes but there is its end",
            "age > 3 4 | character 9: there must be an operator or the end but there is 4",
            "age + 3 | character 1: there must be something that is true or false, such as a comparison, but there is a number",
            "age > 'x' | character 5: 'x' cannot be compared with column 'age'",
            "age > start | character 5: column 'start' cannot be compared with column 'age'",
            "start + end > 3 | character 7: a date or a moment and a date or a moment cannot be added",
            "size = 'smal' | character 6: column 'size' has no category 'smal'; did you mean \"small\"?",
            "owner > 'ann' | character 7: column 'owner' has no order; its kind in the schema must be ordered",
            "(age > 3 | character 9: there must be ) but there is its end",
            "age > 'x | character 7: a quote is opened and never closed",
            "age ? 3 | character 5: '? 3' is no number, column, text in quotes or operator"})
    void anErrorSaysWhere(String expression, String message) {
        assertThatThrownBy(() -> broken(new Rule.Condition(expression))).isInstanceOf(InvalidInputException.class)
                .hasMessage("rule \"" + expression + "\", " + message);
    }

    @Test
    void aDeeplyNestedExpressionIsRefused() {
        assertThatThrownBy(() -> broken(new Rule.Condition("(".repeat(5000) + "1" + ")".repeat(4000))))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("nested deeper");
    }

    @Test
    void rowsThatMustDifferDo() {
        assertThat(broken(new Rule.Unique(List.of("owner"))).toString()).isEqualTo("{2}");
        assertThat(broken(new Rule.Unique(List.of("owner", "driver"))).isEmpty()).isTrue();
        Table blank = Tables.read("a,b\n1,\n2,\n2,x\n2,x\n");
        assertThat(new Rules(blank.schema().withRules(List.of(new Rule.Unique(List.of("a", "b")))))
                .violations(blank.data())
                .toString()).as("blanks differ from one another").isEqualTo("{3}");
    }

    @Test
    void aJudgeRemembersTheRowsThatItAccepted() {
        Rules rules = new Rules(TABLE.schema().withRules(List.of(new Rule.Unique(List.of("owner")))));
        Rules.Judge judge = rules.judge();
        assertThat(judge.violations(TABLE.data().select(0)).isEmpty()).isTrue();
        assertThat(judge.violations(TABLE.data().select(1, 2)).toString()).isEqualTo("{1}");
    }

    @Test
    void oneOfAGroupIsHot() {
        Table table = Tables.read("r,g,b\n1,0,0\n0,1,0\n1,1,0\n0,0,0\n0,0,NA\n1,1,NA\n0,0,1\n");
        assertThat(new Rules(table.schema().withRules(List.of(new Rule.OneHot(List.of("r", "g", "b")))))
                .violations(table.data())
                .toString()).isEqualTo("{2, 3, 5}");
    }

    @Test
    void onlyAllowedCombinationsPass() {
        Rule rule = new Rule.Allowed(List.of("owner", "size"),
                List.of(List.of("ann", "small"), List.of("bob", "large")));
        assertThat(broken(rule).toString()).isEqualTo("{2}");
        assertThatThrownBy(() -> broken(new Rule.Allowed(List.of("size"), List.of(List.of("huge")))))
                .hasMessage("'huge' in a rule allowed is no cell of column 'size'");
    }

    @Test
    void formulasAndDependenciesAreRepaired() {
        Table table = Tables
                .read("fare,tip,sum,all,kind,word\n1.5,0.5,2.00,4.0,1,a\n3.0,,NA,,2,b\n2.0,0.25,2.25,4.5,3,c\n");
        TableSchema schema = new TableSchema(table.schema().columns(), table.schema().blanks(),
                List.of(new Dependency("kind", "word", Map.of("1", "a", "2", "b", "3", "c"))),
                List.of(new Rule.Condition("all = sum * 2"), new Rule.Condition("sum = fare + tip")),
                table.schema().format());
        Rules rules = new Rules(schema);
        double[][] wrong = {{1.234, 0.5, 9, 9, 1, 2}, {3, Blank.of(0), 9, 9, 3, 0}, {2, 0.25, 2.25, 4.5, 3, 2}};
        Dataset rows = new Dataset(schema.columns(),
                Points.generate(3, 6, (row, point) -> System.arraycopy(wrong[row], 0, point, 0, 6)),
                null);
        assertThat(rules.given()).containsExactly(5, 2, 3);
        assertThat(rules.violations(rows).toString()).isEqualTo("{0, 1}");
        Dataset repaired = rules.repair(rows);
        assertThat(rules.violations(repaired).isEmpty()).isTrue();
        assertThat(repaired.column("sum")[0]).isEqualTo(1.7);
        assertThat(repaired.column("all")[0]).isEqualTo(3.4);
        assertThat(repaired.column("word")).containsExactly(0, 2, 2);
        assertThat(Blank.index(repaired.column("sum")[1])).as("blank as its parts are").isZero();
        assertThat(repaired.column("sum")[1]).isNaN();
    }

    @Test
    void formulasInACircleAreRefused() {
        assertThatThrownBy(() -> new Rules(TABLE.schema().withRules(List.of(new Rule.Condition("fare = total - 1"),
                new Rule.Condition("total = fare + 1")))))
                .hasMessageContaining("columns are given by one another in a circle: fare, total");
    }

    @Test
    void rulesAreJudgedAsRowsAreWritten() {
        Table table = Tables.read("a,b\n1.1,1.0\n2.0,2.5\n");
        Rules rules = new Rules(table.schema().withRules(List.of(new Rule.Condition("b >= a"))));
        Dataset rows = new Dataset(table.schema().columns(),
                Points.ofColumns(new double[]{1.04, 1.06}, new double[]{1.01, 1.04}), null);
        assertThat(rules.violations(rows).toString()).as("1.04 and 1.01 are written as 1.0").isEqualTo("{1}");
    }

    @Test
    void rulesThatTheTableItselfBreaksAreSaid() {
        Table table = Tables.told("a,b\n1,2\n3,1\n", "rules: [b >= a]");
        assertThat(table.notes()).containsExactly("the rule b >= a is broken by 1 of the 2 rows of people.csv");
        assertThatThrownBy(() -> Tables.told("a,b\n1,2\n3,1\n", "rules:\n  - c >= a"))
                .hasMessage(
                        "schema.yaml, line 2, column 5: rule \"c >= a\", character 1: there is no column 'c' (a text stands in"
                                + " single quotes)");
        Table allowed = Tables.told("a,b\nx,2\ny,1\nx,2\n", "rules: [{allowed: [a, b]}]");
        assertThat(allowed.schema().rules())
                .containsExactly(new Rule.Allowed(List.of("a", "b"), List.of(List.of("x", "2"), List.of("y", "1"))));
    }
}
