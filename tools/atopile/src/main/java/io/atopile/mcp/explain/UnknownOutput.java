package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import java.util.List;

/** Explains an output that atopile doesn't know. */
final class UnknownOutput {

    private UnknownOutput() {}

    static Explanation explain(DiagnosticContext subject) {
        List<String> names = subject.dialect().outputs().names();
        String asked = subject.findInMessage(MessagePattern.UNKNOWN_OUTPUT).orElse("");
        List<SimilarName> nearest = SimilarName.to(asked, names);
        String known = nearest.isEmpty()
                ? "Known outputs: %s.".formatted(String.join(", ", names))
                : "The closest match is `%s`.".formatted(nearest.getFirst().name());
        return Explanation.of("atopile has no output named `%s`; the design is not the cause. %s Pass a valid name to build_run, or fix `targets` in ato.yaml."
                .formatted(asked, known));
    }
}
