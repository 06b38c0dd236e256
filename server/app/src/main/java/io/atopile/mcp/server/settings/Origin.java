package io.atopile.mcp.server.settings;

import java.nio.file.Path;

/** Where a value stands. Prints as people would point to it. */
public sealed interface Origin {

    record InFile(Path file, int line) implements Origin {
        @Override
        public String toString() {
            return file.getFileName() + ":" + line;
        }
    }

    record Environment(String variable) implements Origin {
        @Override
        public String toString() {
            return variable;
        }
    }

    record Option(String name) implements Origin {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Nobody set it. */
    record Default() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }
}
