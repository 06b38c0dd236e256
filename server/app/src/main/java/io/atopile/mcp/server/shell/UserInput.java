package io.atopile.mcp.server.shell;

import java.util.Optional;

/** The lines that a person types during a run. */
public interface UserInput {

    /** The input if there is no person at a terminal. */
    UserInput NONE = new UserInput() {
        @Override
        public boolean canAsk() {
            return false;
        }

        @Override
        public Optional<String> next() {
            return Optional.empty();
        }
    };

    /** Returns whether a person can be asked here. */
    boolean canAsk();

    /** Returns the next line if one has been typed; does not wait. */
    Optional<String> next();
}
