package io.atopile.mcp.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The assertions and instances of an {@code .ato} file and the types it uses, found without compiling it.
 *
 * @param imports the path each imported name comes from; names from the standard library are not included
 * @param blocks its modules, components and interfaces by name
 * @param outside assertions outside of any block
 */
public record AtoSource(Map<String, String> imports, Map<String, Block> blocks, List<Statement> outside) {

    /**
     * A module, component or interface.
     *
     * @param keyword {@code module}, {@code component} or {@code interface}
     * @param line of its header, counted from 1
     * @param pins the names or numbers of its pins
     * @param bases the types that it extends
     * @param uses the types that it instantiates or specialises to
     * @param instances by their names; an array by the name without an index
     */
    public record Block(
            String keyword, int line, Set<String> bases, Set<String> uses, List<Statement> assertions, Map<String, Instance> instances, Set<String> pins) {

        static Block open(AtoToken keyword) {
            return new Block(
                    keyword.text(), keyword.line(), new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>(), new HashMap<>(), new LinkedHashSet<>());
        }

        /** Returns whether it describes something with pins. */
        public boolean isComponent() {
            return keyword.equals("component") || !pins.isEmpty();
        }
    }

    /** An instance of a type, declared at a line. */
    public record Instance(String type, int line) {}

    /** An assertion; line and column count from 1. */
    public record Statement(int line, int column, String text) {}

    static AtoSource parse(String text) {
        return new Parser(text).parse();
    }

    private static final class Parser {

        private static final Set<String> BLOCK_WORDS = Set.of("module", "component", "interface");

        private final String text;
        private final List<AtoToken> tokens;
        private final Map<String, String> imports = new HashMap<>();
        private final Map<String, Block> blocks = new HashMap<>();
        private final List<Statement> outside = new ArrayList<>();
        private Optional<Block> block = Optional.empty();

        Parser(String text) {
            this.text = text;
            this.tokens = AtoTokenizer.of(text);
        }

        AtoSource parse() {
            boolean beginsLine = true;
            for (int i = 0; i < tokens.size(); i++) {
                AtoToken token = tokens.get(i);
                if (beginsLine && token.column() == 1 && token.kind() != AtoToken.Kind.END_OF_LINE) {
                    enter(i);
                }
                read(token, i);
                beginsLine = token.kind() == AtoToken.Kind.END_OF_LINE;
            }
            return new AtoSource(imports, blocks, outside);
        }

        /** A token in the first column either opens a block or is outside of all blocks. */
        private void enter(int i) {
            block = Optional.empty();
            if (BLOCK_WORDS.contains(tokens.get(i).text()) && getToken(i + 1).kind() == AtoToken.Kind.WORD) {
                Block opened = blocks.computeIfAbsent(getToken(i + 1).text(), _ -> Block.open(getToken(i)));
                if (getToken(i + 2).isWord("from")) {
                    opened.bases().add(getToken(i + 3).text());
                }
                block = Optional.of(opened);
            }
        }

        private void read(AtoToken token, int i) {
            if (token.isWord("assert")) {
                block.map(Block::assertions).orElse(outside).add(readStatement(i));
            } else if (token.isWord("new") || token.isSymbol("->")) {
                block.ifPresent(current -> current.uses().add(getToken(i + 1).text()));
                readInstance(token, i);
            } else if (token.isWord("pin")) {
                block.ifPresent(current -> current.pins().add(getToken(i + 1).text()));
            } else if (token.isWord("import")) {
                readImport(i);
            }
        }

        private void readInstance(AtoToken token, int i) {
            if (token.isWord("new") && i > 1 && getToken(i - 1).isSymbol("=") && getToken(i - 2).kind() == AtoToken.Kind.WORD) {
                var instance = new Instance(getToken(i + 1).text(), token.line());
                block.ifPresent(current -> current.instances().putIfAbsent(getToken(i - 2).text(), instance));
            }
        }

        /** Reads both forms: {@code from "path" import A, B} and the older {@code import A from "path"}. */
        private void readImport(int i) {
            var names = new ArrayList<String>();
            int next = i + 1;
            while (getToken(next).kind() == AtoToken.Kind.WORD && !getToken(next).isWord("from")) {
                names.add(getToken(next).text());
                next += getToken(next + 1).isSymbol(",") ? 2 : 1;
            }
            AtoToken path = i > 1 && getToken(i - 2).isWord("from") ? getToken(i - 1) : getToken(next + 1);
            boolean hasPath = (i > 1 && getToken(i - 2).isWord("from")) || getToken(next).isWord("from");
            if (hasPath && path.kind() == AtoToken.Kind.STRING) {
                names.forEach(name -> imports.put(name, path.text()));
            }
        }

        private Statement readStatement(int i) {
            int last = i;
            while (!getToken(last + 1).endsStatement()) {
                last++;
            }
            AtoToken first = getToken(i);
            String slice = text.substring(first.start(), getToken(last).end());
            return new Statement(first.line(), first.column(), slice.strip().replaceAll("[\\s\\\\]+", " "));
        }

        private AtoToken getToken(int i) {
            return tokens.get(Math.min(i, tokens.size() - 1));
        }
    }
}
