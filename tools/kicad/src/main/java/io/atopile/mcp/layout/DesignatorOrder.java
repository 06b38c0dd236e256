package io.atopile.mcp.layout;

import java.util.Comparator;

/** Orders designators naturally: C2 before C10, and C10 before R1. */
public final class DesignatorOrder {

    public static final Comparator<String> ORDER =
            Comparator.comparing(DesignatorOrder::extractPrefix).thenComparingLong(DesignatorOrder::parseNumber).thenComparing(Comparator.naturalOrder());

    private DesignatorOrder() {}

    private static String extractPrefix(String designator) {
        return designator.replaceFirst("\\d{1,9}$", "");
    }

    private static long parseNumber(String designator) {
        var digits = designator.substring(extractPrefix(designator).length());
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
