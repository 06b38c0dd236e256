package io.atopile.mcp.sexpr;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A part of an s-expression, with its position in the text that it was read from. */
public sealed interface SExpr {

    /** KiCad's coordinates end at 2147 mm. */
    double LARGEST_NUMBER = 1e12;

    int LONGEST_NUMBER = 64;

    int start();

    /** The offset after its last character. */
    int end();

    /**
     * A word, a number or a string.
     *
     * @param value without quotes and escapes
     */
    record Atom(int start, int end, String value) implements SExpr {

        /** Returns its number; empty if it isn't a decimal number, or larger than any in KiCad's files. */
        public OptionalDouble number() {
            if (value.length() > LONGEST_NUMBER || !value.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0)) {
                return OptionalDouble.empty();
            }
            try {
                var number = Double.parseDouble(value);
                return Math.abs(number) <= LARGEST_NUMBER ? OptionalDouble.of(number) : OptionalDouble.empty();
            } catch (NumberFormatException _) {
                return OptionalDouble.empty();
            }
        }
    }

    /** A parenthesized list; its first item is its name. */
    record Form(int start, int end, List<SExpr> items) implements SExpr {

        public Form {
            items = List.copyOf(items);
        }

        public String name() {
            return findText(0).orElse("");
        }

        public Stream<Form> listForms() {
            return items.stream().filter(Form.class::isInstance).map(Form.class::cast);
        }

        public Stream<Form> listForms(String name) {
            return listForms().filter(form -> form.name().equals(name));
        }

        public Optional<Form> findForm(String name) {
            return listForms(name).findFirst();
        }

        public Optional<Atom> findAtom(int index) {
            return index < items.size() && items.get(index) instanceof Atom atom ? Optional.of(atom) : Optional.empty();
        }

        public Optional<String> findText(int index) {
            return findAtom(index).map(Atom::value);
        }

        public OptionalDouble number(int index) {
            return findAtom(index).map(Atom::number).orElse(OptionalDouble.empty());
        }

        public Stream<Atom> atoms() {
            return items.stream().filter(Atom.class::isInstance).map(Atom.class::cast);
        }
    }
}
