package io.atopile.mcp.electrical;

import java.util.List;
import java.util.stream.Stream;

/** Looks for one fault. It is silent where it doesn't know enough. */
sealed interface CircuitCheck
        permits AddressCheck, DecouplingCheck, FloatingInputCheck, LimiterCheck, LonePinCheck, OpenPinCheck, PullUpCheck, RatingCheck, SourceCheck {

    /** All checks, in the order of the rules. */
    List<CircuitCheck> ALL = List.of(
            new OpenPinCheck(),
            new LonePinCheck(),
            new SourceCheck(),
            new DecouplingCheck(),
            new RatingCheck(),
            new PullUpCheck(),
            new AddressCheck(),
            new FloatingInputCheck(),
            new LimiterCheck());

    Stream<ElectricalFinding> findFaults(CircuitIndex circuit, ParameterRanges ranges);
}
