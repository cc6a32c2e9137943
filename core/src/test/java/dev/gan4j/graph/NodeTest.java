package dev.gan4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodeTest {

    private final Node matrix = Node.input("x", new Shape(200, 6));

    @Test
    void aProductOfMatricesThatDoNotMatchNamesTheOperationAndBothShapes() {
        Node other = Node.parameter("w", new Shape(5, 1));

        assertThatThrownBy(() -> matrix.matmul(other)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("matmul: shapes (200, 6) and (5, 1) do not match: the inner sizes 6 and 5 differ");
    }

    @Test
    void operandsThatCannotBeBroadcastNameTheOperationAndBothShapes() {
        Node other = Node.input("y", new Shape(200, 5));

        assertThatThrownBy(() -> matrix.divide(other)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("divide: shapes (200, 6) and (200, 5) do not match and cannot be broadcast");
    }

    @Test
    void partsThatCannotBeJoinedNameTheOperationAndBothShapes() {
        Node other = Node.input("y", new Shape(100, 6));

        assertThatThrownBy(() -> Node.concat(Axis.FEATURES, List.of(matrix, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("concat over FEATURES: shapes (200, 6) and (100, 6) do not match");
    }

    @Test
    void aSliceOutsideOfTheMatrixIsRefused() {
        assertThatThrownBy(() -> matrix.slice(Axis.FEATURES, 4, 7)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slice over FEATURES from 4 to 7 is outside of shape (200, 6)");
    }

    @Test
    void onlyAScalarHasAGradient() {
        assertThatThrownBy(() -> Gradients.of(matrix, List.of(matrix))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(200, 6)");
    }

    @Test
    void aRowAndAColumnBroadcastToAMatrix() {
        Node sum = Node.input("row", new Shape(1, 6)).add(Node.input("column", new Shape(200, 1)));

        assertThat(sum.shape()).isEqualTo(new Shape(200, 6));
    }

    @Test
    void aGraphDeeperThanTheStackIsOrdered() {
        Node node = matrix;
        for (int i = 0; i < 100_000; i++) {
            node = node.negate();
        }

        assertThat(Gradients.topological(List.of(node))).hasSize(100_001);
    }
}
