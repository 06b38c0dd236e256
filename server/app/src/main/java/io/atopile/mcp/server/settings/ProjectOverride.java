package io.atopile.mcp.server.settings;

/** How the settings file of a project, which is untrusted, may change a key. */
enum ProjectOverride {
    NOTHING("no"),
    LOWER("lower it"),
    STRICTER("make it stricter"),
    ADD("add to it"),
    FEWER("remove entries"),
    SWITCH_ON("switch it on"),
    SWITCH_OFF("switch it off");

    private final String words;

    ProjectOverride(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
