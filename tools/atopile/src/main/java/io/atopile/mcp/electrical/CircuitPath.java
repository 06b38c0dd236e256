package io.atopile.mcp.electrical;

/** Paths of parts, interfaces and modules, which begin with the entry's name. */
final class CircuitPath {

    private CircuitPath() {}

    /** Whether the second is the first, or inside it. */
    static boolean contains(String module, String member) {
        return member.startsWith(module) && (member.length() == module.length() || member.charAt(module.length()) == '.');
    }

    /** Whether one is inside the other, or both are the same. */
    static boolean areNested(String one, String other) {
        return contains(one, other) || contains(other, one);
    }

    /** Returns the path of what is directly around a member; the entry for the entry itself. */
    static String findParent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** Returns a path without the entry's name. */
    static String stripEntry(String path) {
        return path.substring(path.indexOf('.') + 1);
    }
}
