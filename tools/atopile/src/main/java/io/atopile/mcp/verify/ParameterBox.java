package io.atopile.mcp.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of all inputs of a computation: one set of numbers each. */
record ParameterBox(List<RangeUnion> sides) {

    ParameterBox {
        sides = List.copyOf(sides);
    }

    static ParameterBox of(List<TapeInput> inputs) {
        return new ParameterBox(inputs.stream().map(TapeInput::values).toList());
    }

    static ParameterBox ofPoint(List<Double> point) {
        return new ParameterBox(point.stream().map(value -> RangeUnion.of(value, value)).toList());
    }

    ClosedRange readRange(int input) {
        return sides.get(input).hull();
    }

    ParameterBox replace(int input, RangeUnion side) {
        var changed = new ArrayList<>(sides);
        changed.set(input, side);
        return new ParameterBox(changed);
    }

    /** Returns a point of the box near its middle. */
    List<Double> middle() {
        return sides.stream().map(side -> side.findNearest(side.hull().midpoint())).toList();
    }

    List<Double> lowest() {
        return sides.stream().map(side -> side.hull().low()).toList();
    }

    List<Double> highest() {
        return sides.stream().map(side -> side.hull().high()).toList();
    }

    /**
     * Splits the box in two along the side that has most influence: the widest, in units of the given weights.
     *
     * @return empty if the box is a point
     */
    Optional<List<ParameterBox>> split(List<Double> weights) {
        int chosen = -1;
        double most = -1;
        for (int input = 0; input < sides.size(); input++) {
            double share = readRange(input).isPoint() ? -1 : measure(input, weights.get(input));
            if (share > most && sides.get(input).split().isPresent()) {
                most = share;
                chosen = input;
            }
        }
        int input = chosen;
        return chosen < 0
                ? Optional.empty()
                : sides.get(chosen).split().map(halves -> halves.stream().map(half -> replace(input, half)).toList());
    }

    private double measure(int input, double weight) {
        double width = readRange(input).high() - readRange(input).low();
        double share = weight == 0 ? 0 : width * weight;
        return Double.isFinite(share) ? share : Double.MAX_VALUE / 4 * (width / readRange(input).magnitude());
    }
}
