package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DependencyFinderTest {

    private static String csv(String header, int rows, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    private static List<String> found(String csv) {
        return Tables.read(csv).schema().dependencies().stream().map(one -> one.from() + ">" + one.column()).toList();
    }

    @Test
    void aChainIsFoundWithItsNearestLinks() {
        Random random = new Random(1);
        String csv = csv("land,city,other,part", 2000, row -> {
            int city = random.nextInt(60);
            return "L" + city % 4 + ",C" + city + "," + random.nextInt(5) + ",P" + city % 4 % 2;
        });
        assertThat(found(csv)).containsExactly("city>land", "land>part");
    }

    @Test
    void ofColumnsThatAreOneToOneTheFirstIsLearnt() {
        Random random = new Random(2);
        String csv = csv("a,b,c,d", 500, row -> {
            int value = random.nextInt(10);
            return "x" + value + "," + value * value + "," + random.nextInt(4) + ",y" + (9 - value);
        });
        assertThat(found(csv)).containsExactlyInAnyOrder("a>b", "a>d");
    }

    @Test
    void blanksFollowToo() {
        Random random = new Random(3);
        String csv = csv("zone,borough,v", 1000, row -> {
            int zone = random.nextInt(20);
            return (zone == 0 ? "" : "Z" + zone) + "," + (zone % 7 == 0 ? "" : "B" + zone % 3) + ","
                    + random.nextInt(9);
        });
        Table table = Tables.read(csv);
        assertThat(table.schema().dependencies()).hasSize(1);
        assertThat(table.schema().dependencies().getFirst().table()).containsEntry("", "").containsEntry("Z7", "")
                .containsEntry("Z1", "B1");
    }

    @Test
    void oneRowThatContradictsIsEnough() {
        Random random = new Random(4);
        String csv = csv("a,b,c", 3000, row -> {
            int value = random.nextInt(10);
            return "x" + value + ",y" + (row == 2999 ? 10 : value / 2) + "," + random.nextInt(9);
        });
        assertThat(found(csv)).isEmpty();
    }

    @Test
    void littleEvidenceIsNone() {
        String few = csv("a,b", 12, row -> "x" + row % 6 + ",y" + row % 3 % 2);
        String rare = csv("a,b", 1000, row -> "x" + row % 400 + "," + (row < 3 ? "yes" : "no"));
        String unique = csv("a,b", 1000, row -> row * 17 + "," + (row % 13 == 0 ? "yes" : "no"));
        assertThat(found(few)).isEmpty();
        assertThat(found(rare)).as("three rows say nothing").isEmpty();
        assertThat(found(unique)).isEmpty();
    }

    @Test
    void toldOnesAreChecked() {
        String csv = "a,b\nx,1\ny,2\nx,1\nz,2\n";
        Table table = Tables.told(csv, "dependencies: [{from: a, column: b}]");
        assertThat(table.schema().dependencies().getFirst().table()).isEqualTo(Map.of("x", "1", "y", "2", "z", "2"));
        assertThatThrownBy(() -> Tables.told("a,b\nx,1\ny,2\nx,3\n", "dependencies: [{from: a, column: b}]"))
                .hasMessage("people.csv, row 3: 'b' does not follow from 'a': for 'x' it is '3' here and '1' above");
        assertThatThrownBy(
                () -> Tables.told("a,b\nx,1\ny,2\n", "dependencies: [{from: a, column: b}, {from: b, column: a}]"))
                .hasMessageContaining("columns follow from one another in a circle: b, a");
        assertThatThrownBy(() -> Tables.told("a,b\nx,1\ny,2\n", "dependencies: [{from: a, column: c}]"))
                .hasMessageContaining("there is no column 'c'");
    }
}
