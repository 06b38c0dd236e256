package io.atopile.mcp.dialect;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The outputs that builds can be asked for; atopile calls them targets.
 *
 * @param names what users can ask for
 * @param slow those that take much longer than the design: manufacturing data, 3D models and images
 * @param manufacturing those that make up the manufacturing files
 * @param designGroups names for everything that belongs to the design, whose parts are never missing
 * @param everything names for all outputs
 * @param beyondDesign the outputs that {@code everything} adds to the design
 */
public record BuildOutputs(
        List<String> names, List<String> slow, List<String> manufacturing, Set<String> designGroups, Set<String> everything, List<String> beyondDesign) {

    /** Whether an output, or one of those that it stands for, is slow. */
    public boolean isSlow(String output) {
        return slow.contains(output) || everything.contains(output);
    }

    /** Returns the outputs that a name stands for. */
    public Stream<String> expand(String output) {
        return everything.contains(output) ? beyondDesign.stream() : Stream.of(output);
    }
}
