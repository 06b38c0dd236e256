package io.atopile.mcp.stdlib;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One name that a design can import from the standard library.
 *
 * @param importLine brings it into a file
 * @param description its own documentation; empty where it has none
 * @param declaredIn the file in the installation, and the line
 * @param arguments what is written between angle brackets after its name
 * @param children what a design reaches by name and connects or goes into
 * @param parameters what a design sets or asserts
 * @param traits what its instances are marked with
 * @param example a whole file that atopile's compiler accepted; empty where none could be had
 * @param problem why that compiler refuses even the bare statement that uses it; in its own words
 */
public record StdlibItem(
        String name,
        StdlibKind type,
        String importLine,
        String description,
        String declaredIn,
        List<StdlibArgument> arguments,
        List<StdlibChild> children,
        List<StdlibParameter> parameters,
        List<StdlibTrait> traits,
        Optional<StdlibExample> example,
        Optional<String> problem) {

    private static final int LONGEST_SUMMARY = 120;

    public StdlibItem {
        arguments = List.copyOf(arguments);
        children = List.copyOf(children);
        parameters = List.copyOf(parameters);
        traits = List.copyOf(traits);
    }

    /** The first line of the description, or the names of the members where there is no description. */
    public String summary() {
        String line = description.isBlank()
                ? String.join(", ", memberNames())
                : description.lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST_SUMMARY ? line : line.substring(0, LONGEST_SUMMARY) + " …";
    }

    /** Children first, then parameters. */
    public List<String> memberNames() {
        return Stream.concat(
                        children.stream().map(StdlibChild::name), parameters.stream().map(StdlibParameter::name))
                .toList();
    }
}
