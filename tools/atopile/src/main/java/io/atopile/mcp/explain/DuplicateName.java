package io.atopile.mcp.explain;

import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.explain.Fix.Confidence;
import io.atopile.mcp.explain.SourceRewriter.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains a name that is declared or imported twice; finds both places, of which atopile reports one or none. */
final class DuplicateName {

    private record Pair(AtoSourceFile source, AtoStatement first, AtoStatement second) {}

    /** atopile calls a module's own trait by this and the trait's name. */
    private static final String TRAIT = "_trait_self_";

    private DuplicateName() {}

    static Explanation explain(DiagnosticContext subject) {
        Optional<String> name = subject.findInMessage(MessagePattern.DUPLICATE_NAME);
        return name.flatMap(known -> findPair(subject, known).map(pair -> known.startsWith(TRAIT) ? explainTrait(known.substring(TRAIT.length()), pair) : explain(known, pair)))
                .orElseGet(() -> Explanation.of(name.map("The name `%s` is already in use in this scope."::formatted).orElse("A name is used twice.")));
    }

    /** The fault of an imported file is reported at the import. */
    private static Optional<Pair> findPair(DiagnosticContext subject, String name) {
        return subject.place()
                .flatMap(spot -> findPair(List.of(spot.source()), name, subject.findStatement()))
                .or(() -> findPair(subject.design(), name, Optional.empty()));
    }

    private static Optional<Pair> findPair(List<AtoSourceFile> sources, String name, Optional<AtoStatement> reported) {
        for (AtoSourceFile source : sources) {
            List<AtoStatement> declarations = source.statements().stream().filter(one -> isDeclaration(one, name)).toList();
            for (AtoStatement second : declarations) {
                Optional<AtoStatement> first = declarations.stream().filter(one -> one.line() < second.line() && isSameScope(one, second)).findFirst();
                if (first.isPresent() && reported.map(second::equals).orElse(true)) {
                    return Optional.of(new Pair(source, first.get(), second));
                }
            }
        }
        return Optional.empty();
    }

    /** A loop's variable must differ from the members of its block. */
    private static boolean isDeclaration(AtoStatement one, String name) {
        return switch (one.saying()) {
            case StatementNode.Makes(var path, _) -> path.equals(name);
            case StatementNode.Declares(var declared, _, _) -> declared.equals(name);
            case StatementNode.Signals(var declared) -> declared.equals(name);
            case StatementNode.Opens(var declared, _) -> declared.equals(name);
            case StatementNode.Imports(var names, _) -> names.contains(name);
            case StatementNode.Connects(var ends) -> ends.getFirst().equals("signal " + name);
            case StatementNode.Else _ -> one.tokens().size() > 1
                    && ((one.tokens().getFirst().isWord("for") && one.tokens().get(1).isWord(name))
                            || (one.tokens().getFirst().isWord("trait") && name.equals(TRAIT + one.tokens().get(1).text())));
            case StatementNode.Assigns _, StatementNode.Asserts _ -> false;
        };
    }

    private static boolean isSameScope(AtoStatement one, AtoStatement other) {
        return isOutside(one) == isOutside(other) && (isOutside(one) || one.block().equals(other.block()));
    }

    private static boolean isOutside(AtoStatement one) {
        return one.saying() instanceof StatementNode.Imports || one.saying() instanceof StatementNode.Opens;
    }

    private static Explanation explainTrait(String name, Pair pair) {
        boolean same = pair.second().readText(pair.source()).equals(pair.first().readText(pair.source()));
        String text = "The trait `%s` is given twice in %s, in line %d and in line %d; a module can have it once."
                .formatted(name, pair.source().path(), pair.first().line(), pair.second().line());
        return Explanation.of(text, List.of(remove(name, pair.source(), pair.second(), same ? Confidence.CERTAIN : Confidence.POSSIBLE)))
                .withPlace(ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, pair.source(), pair.second(), "the second " + name))
                .with(List.of(ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, pair.source(), pair.first(), "the first " + name)));
    }

    private static Explanation explain(String name, Pair pair) {
        boolean imports = pair.first().saying() instanceof StatementNode.Imports && pair.second().saying() instanceof StatementNode.Imports;
        String text = "`%s` is %s twice in %s, in line %d and in line %d; a name can be used only once in a scope."
                .formatted(name, imports ? "imported" : "declared", pair.source().path(), pair.first().line(), pair.second().line());
        String first = pair.first().readText(pair.source());
        boolean loop = pair.second().saying() instanceof StatementNode.Else;
        boolean same = pair.second().readText(pair.source()).equals(first) && !(pair.second().saying() instanceof StatementNode.Opens);
        var fixes = new ArrayList<Fix>();
        if (imports || same) {
            fixes.add(remove(name, pair.source(), pair.second(), same || isSameImport(pair) ? Confidence.CERTAIN : Confidence.POSSIBLE));
        }
        if (!imports) {
            fixes.add(loop ? renameLoop(name, pair) : rename(name, pair));
            if (!loop && !same && !(pair.second().saying() instanceof StatementNode.Opens)) {
                fixes.add(remove(name, pair.source(), pair.second(), Confidence.POSSIBLE));
            }
        } else if (!same && !isSameImport(pair)) {
            fixes.add(remove(name, pair.source(), pair.first(), Confidence.POSSIBLE));
        }
        return Explanation.of(text, fixes)
                .withPlace(ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, pair.source(), pair.second(), "the second " + name))
                .with(List.of(ExplanationLocation.of(ExplanationLocation.Role.DECLARATION, pair.source(), pair.first(), "the first " + name)));
    }

    private static boolean isSameImport(Pair pair) {
        return pair.first().saying() instanceof StatementNode.Imports(_, var first)
                && pair.second().saying() instanceof StatementNode.Imports(_, var second)
                && first.equals(second);
    }

    private static Fix renameLoop(String name, Pair pair) {
        return Fix.ofAdvice(
                "Rename the loop's variable",
                "It has the name of a member.",
                pair.source().path(),
                "Choose a name that no member has, and write it instead of %s in line %d and in the loop.".formatted(name, pair.second().line()));
    }

    private static Fix remove(String name, AtoSourceFile source, AtoStatement statement, Confidence confidence) {
        boolean several = statement.saying() instanceof StatementNode.Imports(var names, _) && names.size() > 1;
        List<String> lines = several
                ? SourceRewriter.replacePieces(source, List.of(cutName(source, statement, name)))
                : SourceRewriter.without(source, statement::equals);
        String title = several ? "Remove %s from line %d".formatted(name, statement.line()) : "Remove line %d".formatted(statement.line());
        Fix fix = Fix.of(title, confidence == Confidence.CERTAIN ? "It repeats the other line." : "This leaves one of the two.", confidence, source, lines);
        return confidence == Confidence.CERTAIN ? fix : fix.withNeeds("Decide which of the two is meant.");
    }

    private static Piece cutName(AtoSourceFile source, AtoStatement statement, String name) {
        var tokens = statement.tokens();
        int at = tokens.indexOf(tokens.stream().filter(token -> token.isWord(name)).reduce((_, last) -> last).orElseThrow());
        boolean last = at == tokens.size() - 1;
        return last
                ? new Piece(tokens.get(at - 1).start(), tokens.get(at).end(), "")
                : new Piece(tokens.get(at).start(), Math.min(source.text().length(), tokens.get(at + 2 < tokens.size() ? at + 2 : at + 1).start()), "");
    }

    private static Fix rename(String name, Pair pair) {
        String other = name + "_2";
        var token = pair.second().tokens().stream().filter(one -> one.isWord(name)).findFirst().orElse(pair.second().tokens().getFirst());
        return Fix.of(
                        "Rename the second to %s".formatted(other),
                        "Two different things need two names.",
                        Confidence.POSSIBLE,
                        pair.source(),
                        SourceRewriter.replacePieces(pair.source(), List.of(new Piece(token.start(), token.end(), other))))
                .withNeeds("Choose the name, and decide which of the two each later line means.");
    }
}
