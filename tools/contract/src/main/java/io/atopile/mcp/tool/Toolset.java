package io.atopile.mcp.tool;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A group of tools that the user switches on or off together. */
public enum Toolset {
    /** The tools that most tasks need, and those through which all others are found and called. */
    DEFAULT,
    /** Projects and their build targets. */
    WORKSPACE,
    /** List, search, read and edit project files. */
    FILES,
    /** Run builds and read their results. */
    BUILDS,
    /** Check, explore and compare designs. */
    DESIGN,
    /** Bill of materials, parameters, nets, power, files of built targets, and manufacturing files. */
    REPORTS,
    /** Place components; shape, check and render the board. */
    LAYOUT,
    /** The standard library of the installed atopile. */
    STDLIB,
    /** Find parts, compare them, and add them to a project. */
    PARTS,
    /** Reusable designs from the registry and from this project. */
    PACKAGES,
    /** Procedures made of these tools that run the same way every time. */
    SKILLS,
    /** An agent that uses all of these tools on its own. */
    AGENT;

    /** The word for every toolset except {@link #DEFAULT}: all tools are listed, so none has to be found. */
    public static final String ALL = "all";

    /**
     * Parses names as users type them.
     *
     * @throws IllegalArgumentException if a name is neither that of a toolset nor {@link #ALL}
     */
    public static Set<Toolset> parse(Collection<String> names) {
        var parsed = EnumSet.noneOf(Toolset.class);
        for (var text : names) {
            var name = text.strip();
            if (name.equals(ALL)) {
                parsed.addAll(EnumSet.complementOf(EnumSet.of(DEFAULT)));
            } else {
                parsed.add(valueOf(name.toUpperCase(Locale.ROOT)));
            }
        }
        return parsed;
    }

    /** Returns the toolsets that both choices enable; {@link #DEFAULT} enables all tools, although it lists only some. */
    public static Set<Toolset> intersect(Set<Toolset> some, Set<Toolset> others) {
        if (some.contains(DEFAULT)) {
            return Set.copyOf(others);
        }
        if (others.contains(DEFAULT)) {
            return Set.copyOf(some);
        }
        var both = EnumSet.noneOf(Toolset.class);
        some.stream().filter(others::contains).forEach(both::add);
        return both;
    }

    /** Returns the name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
