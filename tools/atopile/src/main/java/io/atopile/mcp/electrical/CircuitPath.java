package io.atopile.mcp.electrical;

/** Paths of parts, interfaces and modules, from the entry; the entry's own is empty. */
final class CircuitPath {

    private CircuitPath() {}

    /** Whether the second is the first, or inside it. */
    static boolean contains(String module, String member) {
        return module.isEmpty() || (member.startsWith(module) && (member.length() == module.length() || member.charAt(module.length()) == '.'));
    }

    /** Whether one is inside the other, or both are the same. */
    static boolean areNested(String one, String other) {
        return contains(one, other) || contains(other, one);
    }

    /** Returns the path of what is directly around a member. */
    static String findParent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /** Returns the innermost module that contains both. */
    static String findCommon(String one, String other) {
        String common = one;
        while (!contains(common, other)) {
            common = findParent(common);
        }
        return common;
    }

    static int countLevels(String path) {
        return path.split("\\.", -1).length;
    }
}
