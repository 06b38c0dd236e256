package io.atopile.mcp.electrical;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pin of a part.
 *
 * @param name such as {@code 3} or {@code unnamed[0]}
 * @param signals the names that the part itself gives the pin
 * @param net the index of its net
 * @param place where the part declares it; empty for parts of the library
 */
public record CircuitPin(String name, List<String> signals, int net, Optional<SourceLine> place) {

    public CircuitPin {
        signals = List.copyOf(signals);
    }

    /** Whether the pin or one of its signals has a name of this form. */
    boolean isNamed(Pattern form) {
        return Stream.concat(Stream.of(name), signals.stream()).anyMatch(each -> form.matcher(each).matches());
    }

    /** Returns the name that says most: that of a signal, if there is one. */
    String label() {
        return signals.isEmpty() ? name : signals.getFirst();
    }
}
