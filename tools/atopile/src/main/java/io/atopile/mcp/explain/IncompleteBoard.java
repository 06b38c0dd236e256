package io.atopile.mcp.explain;

import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.explain.ExplanationLocation.Role;
import java.util.List;
import java.util.Optional;

/** Explains a build that succeeded without all that the design has. */
final class IncompleteBoard {

    private static final String EMPTY = "empty_design";

    private IncompleteBoard() {}

    /** @param warnings what makes the board incomplete, at least one */
    static Explanation explain(List<Diagnostic> warnings) {
        var places = warnings.stream()
                .filter(each -> each.file().isPresent())
                .map(each -> new ExplanationLocation(
                        Role.DECLARATION, each.file().get(), each.line().orElse(1), each.column().orElse(1), each.shorten().message(), Optional.empty()))
                .toList();
        return new Explanation(describe(warnings), places.stream().findFirst(), places, List.of(), List.of());
    }

    private static String describe(List<Diagnostic> warnings) {
        var unplaced = warnings.stream().filter(each -> !each.code().equals(EMPTY)).count();
        if (unplaced == 0) {
            return "It built, but the design has neither nets nor assertions, so the build proves nothing. Is the target's entry the module that was meant?";
        }
        return "It built, but %s neither a part nor a footprint, so %s on no board and in no bill of materials. Install a part for it (parts_install) or remove it."
                .formatted(unplaced == 1 ? "a component has" : unplaced + " components have", unplaced == 1 ? "it is" : "they are");
    }
}
