package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explains a generic part for which no real part was picked, and suggests a search for one. */
final class MissingPick {

    private static final Map<String, List<String>> KINDS = Map.of(
            "Resistor", List.of("resistance"), "Capacitor", List.of("capacitance", "max_voltage"), "Inductor", List.of("inductance"));
    private static final List<String> FIXED = List.of("lcsc_id", "manufacturer", "partno", "mpn");
    private static final Pattern SIZE = Pattern.compile("^[RCL](\\d{4})$");
    private static final int DEEPEST = 12;

    /** A generic part in the design. */
    private record Part(String path, String type, AtoSourceFile source, AtoStatement statement) {}

    private MissingPick() {}

    static Explanation explain(DiagnosticContext subject) {
        var parts = new ArrayList<Part>();
        subject.root().ifPresent(root -> collect(subject.types(), root, "", parts, 0));
        List<ExplanationLocation> places = parts.stream().map(part -> place(subject, part)).toList();
        String names = parts.stream().limit(5).map(part -> "`%s`".formatted(part.path())).collect(Collectors.joining(", "));
        String which = parts.isEmpty()
                ? "No real part was picked for a generic part."
                : "%s %s generic: no real part was picked.".formatted(names, parts.size() == 1 ? "is" : "are");
        String why = subject.findInMessage(MessagePattern.SIGN_IN_REQUIRED).isPresent()
                ? " atopile picks parts only for signed-in users, and no user is signed in: the values in the design are not the cause."
                : subject.findInMessage(MessagePattern.PICKING_SERVICE_FAILURE).isPresent()
                        ? " atopile's picking service could not be reached or failed: the values in the design are not the cause. Build again later."
                        : " atopile found no part that meets all constraints.";
        Explanation explanation = Explanation.of(which + why, parts.stream().map(part -> fix(subject, part)).toList()).with(places);
        return places.isEmpty() ? explanation : explanation.withPlace(places.getFirst());
    }

    private static Fix fix(DiagnosticContext subject, Part part) {
        return Fix.ofAdvice(
                "Use a specific part for %s".formatted(part.path()),
                "A specific part in the project's parts folder doesn't have to be picked.",
                part.source().path(),
                "Find one with parts_search \"%s\", install it with parts_install, and use it instead of `new %s`; or sign in with `ato auth login`."
                        .formatted(buildQuery(subject, part), part.type()));
    }

    private static ExplanationLocation place(DiagnosticContext subject, Part part) {
        return new ExplanationLocation(
                ExplanationLocation.Role.PART,
                part.source().path(),
                part.statement().line(),
                part.statement().column(),
                "%s is a generic %s".formatted(part.path(), part.type()),
                Optional.of(buildQuery(subject, part)));
    }

    private static void collect(TypeResolver types, TypeResolver.Named type, String prefix, List<Part> parts, int depth) {
        Optional<AtoSourceFile> source = types.findDefinition(type);
        if (source.isEmpty() || depth > DEEPEST) {
            return;
        }
        source.get().listStatements(type.name(), StatementNode.Makes.class).forEach(statement -> {
            var made = (StatementNode.Makes) statement.saying();
            boolean own = types.findDefinition(new TypeResolver.Named(made.type(), source.get())).isPresent();
            if (own) {
                collect(types, new TypeResolver.Named(made.type(), source.get()), prefix + made.path() + ".", parts, depth + 1);
            } else if (KINDS.containsKey(made.type()) && !isFixed(source.get(), type.name(), made.path())) {
                parts.add(new Part(prefix + made.path(), made.type(), source.get(), statement));
            }
        });
    }

    private static boolean isFixed(AtoSourceFile source, String block, String path) {
        return source.listStatements(block, StatementNode.Assigns.class)
                .anyMatch(one -> one.saying() instanceof StatementNode.Assigns(var assigned, _)
                        && FIXED.stream().anyMatch(name -> assigned.equals(path + "." + name)));
    }

    /** Builds a search query such as {@code 10kohm 5% 0402 resistor}. */
    private static String buildQuery(DiagnosticContext subject, Part part) {
        var words = new ArrayList<String>();
        Map<String, List<ParameterConstraint>> constraints = subject.root()
                .map(root -> ParameterConstraint.collectBelow(subject.types(), root))
                .orElse(Map.of());
        KINDS.getOrDefault(part.type(), List.of()).stream()
                .flatMap(name -> constraints.getOrDefault(part.path() + "." + name, List.of()).stream().limit(1))
                .map(ParameterConstraint::value)
                .forEach(words::add);
        findSize(part).ifPresent(words::add);
        words.add(part.type().toLowerCase(Locale.ROOT));
        return String.join(" ", words).replaceAll("\\s*\\+/-\\s*", " ");
    }

    private static Optional<String> findSize(Part part) {
        String name = ((StatementNode.Makes) part.statement().saying()).path() + ".package";
        return part.source().listStatements(part.statement().block(), StatementNode.Assigns.class)
                .map(one -> (StatementNode.Assigns) one.saying())
                .filter(assigned -> assigned.path().equals(name))
                .map(assigned -> SIZE.matcher(assigned.value().replaceAll("[\"']", "")).replaceFirst("$1"))
                .findFirst();
    }
}
