package io.atopile.mcp.server.settings;

/** What the settings of a project, which nobody vouches for, may do to a key. */
enum ProjectOverride {
    NOTHING("no"),
    LOWER("lower it"),
    STRICTER("make it stricter"),
    ADD("add to it"),
    FEWER("leave some out"),
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
