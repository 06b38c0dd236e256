package io.atopile.mcp.explain;

import java.util.List;
import java.util.regex.Pattern;

/** Explains an output that atopile doesn't know. */
final class UnknownOutput {

    private static final Pattern OUTPUT = Pattern.compile("Target `?'?([^`']+)'?`? not recognized");
    private static final List<String> KNOWN = List.of(
            "default", "all", "bom", "manifest", "variable-report", "pinout", "power-tree", "stackup", "datasheets", "mfg-data", "step", "glb",
            "3d-image", "2d-image");

    private UnknownOutput() {}

    static Explanation explain(DiagnosticContext subject) {
        String asked = subject.findInMessage(OUTPUT).orElse("");
        List<SimilarName> nearest = SimilarName.to(asked, KNOWN);
        String known = nearest.isEmpty()
                ? "Known outputs: %s.".formatted(String.join(", ", KNOWN))
                : "The closest match is `%s`.".formatted(nearest.getFirst().name());
        return Explanation.of("atopile has no output named `%s`; the design is not the cause. %s Pass a valid name to build_run, or fix `targets` in ato.yaml."
                .formatted(asked, known));
    }
}
