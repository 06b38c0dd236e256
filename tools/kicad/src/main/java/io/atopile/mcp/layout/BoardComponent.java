package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Atom;
import io.atopile.mcp.sexpr.SExpr.Form;
import io.atopile.mcp.sexpr.SExprReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A footprint on a board. */
public final class BoardComponent {

    private final String text;
    private final int start;
    private final int end;
    private final String reference;
    private final Optional<String> value;
    private final Optional<String> address;
    private final String footprint;
    private final boolean isLocked;
    private final Set<String> attributes;
    private final Placement placement;
    private final List<ComponentPad> pads;
    private final List<EdgeShape> edges;

    /** Extracts the commonly used values from the form; the form itself is parsed again from the board's text when needed. */
    BoardComponent(String text, Form form) {
        this.text = text;
        this.start = form.start();
        this.end = form.end();
        this.reference = findField(form, "Reference").orElse("");
        this.value = findField(form, "Value").filter(shown -> !shown.isEmpty());
        this.address = findProperty(form, "atopile_address").filter(name -> !name.isEmpty());
        this.footprint = form.findText(1).orElse("");
        this.isLocked = form.findForm("locked").flatMap(locked -> locked.findText(1)).filter("yes"::equals).isPresent()
                || form.atoms().anyMatch(atom -> atom.value().equals("locked"));
        this.attributes = form.findForm("attr").stream().flatMap(Form::atoms).skip(1).map(Atom::value).collect(Collectors.toUnmodifiableSet());
        this.placement = parsePlacement(form);
        this.pads = form.listForms("pad").map(pad -> ComponentPad.of(pad, placement)).filter(pad -> !pad.number().isEmpty()).toList();
        this.edges = form.listForms().filter(shape -> shape.name().startsWith("fp_") && Outline.isOnEdge(shape)).map(shape -> EdgeShape.of(shape, placement)).filter(shape -> !shape.extremes().isEmpty()).toList();
    }

    Form form() {
        return SExprReader.read(text, start, end) instanceof SExprReader.Outcome.Read(var form) ? form : new Form(start, end, List.of());
    }

    /** The reference designator, such as R1. */
    public String reference() {
        return reference;
    }

    /** The value as shown on the board, such as 10k; empty if it has none. */
    public Optional<String> value() {
        return value;
    }

    /** The component's address in the design, relative to the entry; empty if it doesn't come from the design. */
    public Optional<String> address() {
        return address;
    }

    /** The preferred name: the address, otherwise the reference. */
    public String name() {
        return address().orElseGet(this::reference);
    }

    /** The footprint's name, including its library. */
    public String footprint() {
        return footprint;
    }

    /** Whether it is locked in KiCad. */
    public boolean isLocked() {
        return isLocked;
    }

    public Placement placement() {
        return placement;
    }

    /** Whether KiCad leaves it out of placement files, as its footprint demands. */
    public boolean isExcludedFromPlacement() {
        return attributes.contains("exclude_from_pos_files") || attributes.contains("board_only");
    }

    /** Whether it is left out of a BOM, as its footprint demands. */
    public boolean isExcludedFromBom() {
        return attributes.contains("exclude_from_bom") || attributes.contains("board_only");
    }

    /** Whether it is marked as "do not populate". */
    public boolean isNotPopulated() {
        return attributes.contains("dnp");
    }

    /** Returns the line of the board's file in which it begins, from 1. */
    public int line() {
        return 1 + (int) text.chars().limit(start).filter(c -> c == '\n').count();
    }

    private static Placement parsePlacement(Form form) {
        var at = form.findForm("at");
        return new Placement(
                at.map(place -> place.number(1).orElse(0)).orElse(0.0),
                at.map(place -> place.number(2).orElse(0)).orElse(0.0),
                at.map(place -> place.number(3).orElse(0)).orElse(0.0),
                BoardSide.ofLayer(form.findForm("layer").flatMap(layer -> layer.findText(1)).orElse("")));
    }

    /** The pads in the footprint's order, without those that have no number, which are mechanical. */
    public List<ComponentPad> pads() {
        return pads;
    }

    /** The shapes that its footprint has on the board's edge. */
    List<EdgeShape> edges() {
        return edges;
    }

    Stream<String> names() {
        return Stream.concat(address().stream(), Stream.of(reference())).filter(name -> !name.isEmpty());
    }

    /** Finds a field of every component: a property since KiCad 8, a text of the footprint before. */
    private static Optional<String> findField(Form form, String name) {
        var kind = name.toLowerCase(Locale.ROOT);
        return form.listForms("fp_text")
                .filter(text -> text.findText(1).equals(Optional.of(kind)))
                .findFirst()
                .flatMap(text -> text.findText(2))
                .or(() -> findProperty(form, name));
    }

    private static Optional<String> findProperty(Form form, String name) {
        return form.listForms("property")
                .filter(property -> property.findText(1).equals(Optional.of(name)))
                .findFirst()
                .flatMap(property -> property.findText(2));
    }
}
