package io.atopile.mcp.server.settings;

import java.nio.file.Path;

/** Where a value stands. Prints as people would point to it. */
public sealed interface SettingOrigin {

    record InFile(Path file, int line) implements SettingOrigin {
        @Override
        public String toString() {
            return file.getFileName() + ":" + line;
        }
    }

    record Environment(String variable) implements SettingOrigin {
        @Override
        public String toString() {
            return variable;
        }
    }

    record Option(String name) implements SettingOrigin {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Nobody set it. */
    record Default() implements SettingOrigin {
        @Override
        public String toString() {
            return "default";
        }
    }
}
