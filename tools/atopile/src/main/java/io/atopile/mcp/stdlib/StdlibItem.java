package io.atopile.mcp.stdlib;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One item that a design can import from the standard library.
 *
 * @param importLine the import statement
 * @param description its own documentation; an empty string if it has none
 * @param declaredIn the file in the installation, and the line
 * @param arguments the template arguments in angle brackets after its name
 * @param children the members that a design connects or accesses by name
 * @param parameters the values that a design sets or asserts
 * @param traits the traits of its instances
 * @param example a complete file that atopile's compiler accepted; absent if there is none
 * @param problem the compiler's message if it rejects even the bare statement that uses the item
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

    /** Returns the first line of the description, or the names of the members if there is no description. */
    public String summary() {
        String line = description.isBlank()
                ? String.join(", ", memberNames())
                : description.lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST_SUMMARY ? line : line.substring(0, LONGEST_SUMMARY) + " …";
    }

    /** Returns the names of the children, then of the parameters. */
    public List<String> memberNames() {
        return Stream.concat(
                        children.stream().map(StdlibChild::name), parameters.stream().map(StdlibParameter::name))
                .toList();
    }
}
