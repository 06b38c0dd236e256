package io.atopile.mcp.overview;

import java.util.Optional;

/**
 * An instance in a design.
 *
 * @param path from the entry
 * @param type as its declaration names it
 * @param count of an array; otherwise 1
 * @param depth 0 if the entry declares it
 * @param isDefined whether the type is defined in a file of the project, and not in the library
 * @param part the manufacturer's part number and designator prefix, if the type is a part
 */
public record OutlineInstance(String path, String type, int count, int depth, boolean isDefined, Optional<OutlinePart> part) {

    /** What the file of a part says of it; the number is the type's name if the file has none. */
    public record OutlinePart(String number, String prefix) {}

    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
