package io.atopile.mcp.conformance.bench;

import java.util.List;

/** The little statistics there is. */
final class Figures {

    private Figures() {}

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
