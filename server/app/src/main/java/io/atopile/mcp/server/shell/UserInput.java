package io.atopile.mcp.server.shell;

import java.util.Optional;

/** What a person types while a run goes on. */
public interface UserInput {

    /** For where nobody is at a terminal. */
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

    /** Whether a person can be asked here. */
    boolean canAsk();

    /** The next line, if one has been typed; does not wait. */
    Optional<String> next();
}
