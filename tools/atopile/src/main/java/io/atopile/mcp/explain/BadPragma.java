package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Fix.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Explains a line beginning with {@code #pragma} that atopile can't read; a malformed one is reported without its place. */
final class BadPragma {

    private static final String MARK = "#pragma";
    private static final Pattern QUOTED = Pattern.compile("Malformed pragma: '(.*)'");
    private static final Pattern EXPERIMENT = Pattern.compile("\\w+");

    private BadPragma() {}

    static Explanation explain(DiagnosticContext subject) {
        Optional<DiagnosticContext.Spot> place = subject.place().or(() -> find(subject));
        Set<String> known = subject.dialect().experiments();
        String text = "`%s` is not a pragma that atopile knows. It is written `%s`, alone on its line, and NAME is one of %s.".formatted(
                place.map(spot -> spot.text().strip()).orElse(subject.message()), write("NAME"), known.stream().sorted().collect(Collectors.joining(", ")));
        return place.map(spot -> Explanation.of(text, suggestFixes(spot, known)).withPlace(locate(spot))).orElseGet(() -> Explanation.of(text));
    }

    private static ExplanationLocation locate(DiagnosticContext.Spot spot) {
        return new ExplanationLocation(ExplanationLocation.Role.DIAGNOSTIC, spot.source().path(), spot.line(), 1, "not a known pragma", Optional.empty());
    }

    /** Finds the first line that is the pragma which the message quotes. */
    private static Optional<DiagnosticContext.Spot> find(DiagnosticContext subject) {
        Optional<String> quoted = QUOTED.matcher(subject.message()).results().findFirst().map(found -> found.group(1).strip());
        return subject.design().stream()
                .flatMap(source -> IntStream.rangeClosed(1, source.asLines().size())
                        .filter(line -> source.asLines().get(line - 1).startsWith(MARK) && quoted.filter(source.asLines().get(line - 1).strip()::equals).isPresent())
                        .mapToObj(line -> new DiagnosticContext.Spot(source, line, 1)))
                .findFirst();
    }

    private static String write(String experiment) {
        return "%s experiment(\"%s\")".formatted(MARK, experiment);
    }

    /** The experiment that the line names is certain; a similar one is likely. Without either, the line may be the rest of anything. */
    private static List<Fix> suggestFixes(DiagnosticContext.Spot spot, Set<String> known) {
        List<String> words = EXPERIMENT.matcher(spot.text().substring(Math.min(spot.text().length(), MARK.length()))).results().map(found -> found.group()).toList();
        List<String> named = words.stream().filter(known::contains).distinct().toList();
        if (!named.isEmpty()) {
            return List.of(replace(spot, named.stream().map(BadPragma::write).toList(), Confidence.CERTAIN, "The line names it."));
        }
        Optional<String> similar = words.stream().skip(1).flatMap(word -> findSimilar(word, known)).findFirst();
        return similar.map(name -> List.of(replace(spot, List.of(write(name)), Confidence.LIKELY, "It is the most similar name."))).orElseGet(() -> List.of(Fix.ofAdvice(
                "Correct or delete line %d".formatted(spot.line()),
                "atopile reads every line that begins with %s.".formatted(MARK),
                spot.source().path(),
                "Write %s, or delete the line if nothing in the file needs it.".formatted(write("NAME")))));
    }

    private static Stream<String> findSimilar(String word, Set<String> known) {
        return Stream.concat(
                known.stream().filter(name -> name.equalsIgnoreCase(word)),
                SimilarName.to(word, List.copyOf(known)).stream().map(SimilarName::name));
    }

    private static Fix replace(DiagnosticContext.Spot spot, List<String> pragmas, Confidence confidence, String why) {
        var lines = new ArrayList<>(spot.source().asLines());
        lines.remove(spot.line() - 1);
        lines.addAll(spot.line() - 1, pragmas);
        return Fix.of("Write %s".formatted(String.join(" and ", pragmas)), why, confidence, spot.source(), lines);
    }
}
