package io.atopile.mcp.explain;

import java.util.List;
import java.util.Optional;

/** One parsed statement of an {@code .ato} file, as far as explanations need it. */
sealed interface StatementNode {

    /** An import; without a path it is from the standard library. */
    record Imports(List<String> names, Optional<String> path) implements StatementNode {
        public Imports {
            names = List.copyOf(names);
        }
    }

    /** The header of a module, component or interface. */
    record Opens(String name, Optional<String> parent) implements StatementNode {}

    /** {@code path = new type}. */
    record Makes(String path, String type) implements StatementNode {}

    /** {@code name: unit}, optionally with a value. */
    record Declares(String name, String unit, Optional<String> value) implements StatementNode {}

    /** {@code path = value}. */
    record Assigns(String path, String value) implements StatementNode {}

    /** {@code assert path operator value}. */
    record Asserts(String path, String operator, String value) implements StatementNode {}

    /** {@code left ~ right}; more than two ends for a chain. */
    record Connects(List<String> ends) implements StatementNode {
        public Connects {
            ends = List.copyOf(ends);
        }
    }

    /** {@code signal name} or {@code pin name}. */
    record Signals(String name) implements StatementNode {}

    /** Any other statement. */
    record Else() implements StatementNode {}

    /** A value that a statement gives to a path. */
    record GivenValue(String path, String value) {}

    /** Returns the value that this assigns to a path or asserts about it. */
    default Optional<GivenValue> givenValue() {
        return switch (this) {
            case Assigns(var path, var value) -> Optional.of(new GivenValue(path, value));
            case Asserts(var path, _, var value) -> Optional.of(new GivenValue(path, value));
            case Imports _, Opens _, Makes _, Declares _, Connects _, Signals _, Else _ -> Optional.empty();
        };
    }
}
