package io.atopile.mcp.parts.assembly;

import io.atopile.mcp.layout.BoardSide;
import io.atopile.mcp.layout.DesignatorOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Formats what findings are about. */
final class AssemblyText {

    private static final int NAMED = 12;

    private AssemblyText() {}

    /** Lists designators: R1, R2 and R3; at most twelve of them. */
    static String join(Collection<String> designators) {
        var sorted = sort(designators);
        if (sorted.size() > NAMED) {
            return sorted.stream().limit(NAMED).collect(Collectors.joining(", ")) + " and %d more".formatted(sorted.size() - NAMED);
        }
        return sorted.size() < 2 ? String.join("", sorted) : String.join(", ", sorted.subList(0, sorted.size() - 1)) + " and " + sorted.getLast();
    }

    static List<String> sort(Collection<String> designators) {
        return designators.stream().distinct().sorted(DesignatorOrder.ORDER).toList();
    }

    static String formatNumber(double number) {
        var plain = BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }

    static String formatSide(BoardSide side) {
        return switch (side) {
            case FRONT -> "front";
            case BACK -> "back";
        };
    }
}
