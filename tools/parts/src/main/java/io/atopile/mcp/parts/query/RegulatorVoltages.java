package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartParameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The voltages without names in a query for a regulator: of two, the higher is its input, or the lower if it raises voltages. */
final class RegulatorVoltages {

    private static final Set<String> RAISING = Set.of("boost", "step-up", "stepup", "boosting");

    private final PartQueryBuilder draft;
    private final boolean isRaising;
    private Optional<ParameterCondition> first = Optional.empty();

    RegulatorVoltages(List<String> words, PartQueryBuilder draft) {
        this.draft = draft;
        this.isRaising = words.stream().anyMatch(word -> RAISING.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Whether a voltage is the second one; then both conditions are in the query. */
    boolean isSecond(List<PhysicalQuantity> ends, String text) {
        var value = ends.getLast().value();
        var here = new ParameterCondition(PartParameter.OUTPUT_VOLTAGE, ParameterBounds.exactly(value), text);
        if (first.isEmpty() || first.get().bounds().contains(value) || draft.hasCondition(PartParameter.INPUT_VOLTAGE)) {
            first = draft.hasCondition(PartParameter.OUTPUT_VOLTAGE) || ends.size() > 1 ? Optional.empty() : Optional.of(here);
            return false;
        }
        var there = first.get();
        var isHereInput = there.bounds().most() < value != isRaising;
        var input = isHereInput ? here : there;
        draft.replace(isHereInput ? there : here);
        draft.add(new ParameterCondition(PartParameter.INPUT_VOLTAGE, ParameterBounds.atLeast((input.bounds().least() + input.bounds().most()) / 2), input.text()));
        return true;
    }
}
