package io.atopile.mcp.tool;

import java.util.Locale;

/** A group of tools that the user switches on or off together. */
public enum Toolset {
    WORKSPACE("Projects and their build targets."),
    FILES("List, search, read and edit project files."),
    BUILDS("Run builds and read their results."),
    DESIGN("Check, explore and compare designs."),
    REPORTS("Bill of materials, parameters, nets, power, files of built targets, and manufacturing files."),
    LAYOUT("Place components; shape, check and render the board."),
    STDLIB("The standard library of the installed atopile."),
    PARTS("Find parts, compare them, and add them to a project."),
    PACKAGES("Reusable designs from the registry and from this project."),
    SKILLS("Procedures made of these tools that run the same way every time."),
    AGENT("An agent that uses all of these tools on its own.");

    private final String summary;

    Toolset(String summary) {
        this.summary = summary;
    }

    public String summary() {
        return summary;
    }

    /** Returns the name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
