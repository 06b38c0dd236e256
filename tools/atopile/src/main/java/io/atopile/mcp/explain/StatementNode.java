package io.atopile.mcp.explain;

import java.util.List;
import java.util.Optional;

/** What one statement of an {@code .ato} file says, as far as mistakes are explained by it. */
sealed interface StatementNode {

    /** Names brought into the file, from the standard library where no path is given. */
    record Imports(List<String> names, Optional<String> path) implements StatementNode {
        public Imports {
            names = List.copyOf(names);
        }
    }

    /** A module, component or interface begins. */
    record Opens(String name, Optional<String> parent) implements StatementNode {}

    /** {@code path = new type}. */
    record Makes(String path, String type) implements StatementNode {}

    /** {@code name: unit}, perhaps with a value. */
    record Declares(String name, String unit, Optional<String> value) implements StatementNode {}

    /** {@code path = value}. */
    record Assigns(String path, String value) implements StatementNode {}

    /** {@code assert path operator value}. */
    record Asserts(String path, String operator, String value) implements StatementNode {}

    /** {@code left ~ right}; more than two for a chain. */
    record Connects(List<String> ends) implements StatementNode {
        public Connects {
            ends = List.copyOf(ends);
        }
    }

    /** {@code signal name} or {@code pin name}. */
    record Signals(String name) implements StatementNode {}

    /** Anything else. */
    record Else() implements StatementNode {}
}
