package io.atopile.mcp.server.settings;

import java.nio.file.Path;

/** Where a value was set. {@code toString} returns it in the form that users read. */
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

    /** It was not set. */
    record Default() implements SettingOrigin {
        @Override
        public String toString() {
            return "default";
        }
    }
}
