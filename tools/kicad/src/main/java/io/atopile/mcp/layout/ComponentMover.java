package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Atom;
import io.atopile.mcp.sexpr.SExpr.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves, rotates and flips a component as KiCad does: texts and pads store their angles relative to the board, everything else is
 * relative to the component. Flipping is left to right, which is KiCad's default: y changes its sign, an angle becomes its
 * supplement, and items on one side go to the other.
 */
public final class ComponentMover {

    private static final Set<String> WITH_ANGLE = Set.of("property", "fp_text", "pad");
    private static final Set<String> POINTS = Set.of("start", "mid", "end", "center", "xy", "offset");
    private static final Set<String> DRAWN = Set.of("fp_line", "fp_rect", "fp_circle", "fp_arc", "fp_poly", "fp_curve");
    private static final Set<String> PLAIN = Set.of(
            "layer", "uuid", "tstamp", "at", "descr", "tags", "attr", "model", "path", "sheetname", "sheetfile", "locked", "placed", "clearance",
            "solder_mask_margin", "solder_paste_margin", "solder_paste_ratio", "solder_paste_margin_ratio", "zone_connect", "thermal_width",
            "thermal_gap", "net_tie_pad_groups", "embedded_fonts", "generator", "generator_version", "version", "units", "duplicate_pad_numbers_are_jumpers");
    private static final Set<String> UNFLIPPABLE_IN_PAD = Set.of("rect_delta", "padstack", "chamfer");

    /** Marks texts that are read through the board. */
    private static final String MIRROR = "mirror";

    private final Board board;
    private final BoardComponent component;
    private final List<TextEdit> patches = new ArrayList<>();

    private ComponentMover(Board board, BoardComponent component) {
        this.board = board;
        this.component = component;
    }

    /**
     * Moves a component to a position.
     *
     * @param rotationDeg the requested rotation; empty keeps the current one, or the one that results from a flip
     */
    public static BoardEditResult place(Board board, BoardComponent component, double xMm, double yMm, Optional<Double> rotationDeg, BoardSide side) {
        return new ComponentMover(board, component).place(xMm, yMm, rotationDeg, side);
    }

    private BoardEditResult place(double xMm, double yMm, Optional<Double> rotationDeg, BoardSide side) {
        var from = component.placement();
        var isFlipped = from.side() != side;
        var kept = isFlipped ? 180 - from.rotationDeg() : from.rotationDeg();
        var to = new Placement(xMm, yMm, rotationDeg.orElse(kept), side);
        if (to.equals(from)) {
            return new BoardEditResult.Unchanged();
        }
        var obstacle = findObstacle(isFlipped);
        if (obstacle.isPresent()) {
            return new BoardEditResult.Impossible(obstacle.get());
        }
        var turned = KicadNumbers.normalizeDegrees(to.rotationDeg() - kept);
        var at = component.form().findForm("at").orElseThrow();
        number(at, 1, to.xMm());
        number(at, 2, to.yMm());
        setAngle(at, to.rotationDeg());
        if (isFlipped) {
            component.form().listForms("layer").forEach(this::switchSides);
        }
        component.form().listForms().forEach(child -> transformChild(child, isFlipped, turned));
        return new BoardEditResult.Changed(TextEdit.apply(board.text(), patches));
    }

    private Optional<String> findObstacle(boolean isFlipped) {
        if (component.form().findForm("at").isEmpty()) {
            return Optional.of("%s has no position".formatted(component.name()));
        }
        if (component.form().findForm("zone").isPresent()) {
            return Optional.of("%s contains a zone, which is stored in board coordinates; move it in KiCad".formatted(component.name()));
        }
        return isFlipped ? component.form().listForms().flatMap(child -> findFlipObstacle(child).stream()).findFirst() : Optional.empty();
    }

    private Optional<String> findFlipObstacle(Form child) {
        var isKnown = WITH_ANGLE.contains(child.name()) || DRAWN.contains(child.name()) || PLAIN.contains(child.name());
        var odd = isKnown ? child.listForms().map(Form::name).filter(UNFLIPPABLE_IN_PAD::contains).findFirst() : Optional.of(child.name());
        return odd.map(what -> "%s can't be flipped here because of its %s; flip it in KiCad".formatted(component.name(), what));
    }

    private void transformChild(Form child, boolean isFlipped, double turned) {
        var isTurned = WITH_ANGLE.contains(child.name());
        if (isTurned && isFlipped) {
            child.findForm("at").ifPresent(at -> applyFlip(child, at, turned));
        } else if (isTurned) {
            child.findForm("at").ifPresent(at -> setAngle(at, KicadNumbers.normalizeDegrees(at.number(3).orElse(0) + turned)));
        }
        if (isFlipped && (isTurned || DRAWN.contains(child.name()))) {
            applyMirroring(child);
        }
    }

    /** Flips a child of the component. A mirrored text keeps its angle; one that would be upside down is rotated by 180 degrees, unless it is unlocked (not kept upright). */
    private void applyFlip(Form child, Form at, double turned) {
        var isText = !child.name().equals("pad");
        var mirrored = KicadNumbers.normalizeDegrees((isText ? 0 : 180) - at.number(3).orElse(0));
        var isTurnedRound = isText && (mirrored < 0 || mirrored == 180) && !isFreeToTurn(child, at);
        setAngle(at, KicadNumbers.normalizeDegrees(mirrored + (isTurnedRound ? 180 : 0) + turned));
        changeSign(at);
        if (isText) {
            createJustificationEdit(child, isOfASide(child), isTurnedRound).ifPresent(patches::add);
        }
    }

    /**
     * Returns the edit of a flipped text's alignment; empty if nothing changes, or if the text has no effects in which to record it.
     *
     * @param isMirrored whether the text moves to the other side of the board
     * @param isUpright whether it is also rotated by 180 degrees to stay readable, so that its edges change places
     */
    private static Optional<TextEdit> createJustificationEdit(Form text, boolean isMirrored, boolean isUpright) {
        return text.findForm("effects").flatMap(effects -> effects.findForm("justify")
                .map(justify -> Optional.of(changeJustification(justify, isMirrored, isUpright)))
                .orElseGet(() -> isMirrored
                        ? Optional.of(new TextEdit(effects.end() - 1, effects.end() - 1, " (justify mirror)"))
                        : Optional.empty()));
    }

    private static TextEdit changeJustification(Form justify, boolean isMirrored, boolean isUpright) {
        var words = new ArrayList<>(justify.atoms().skip(1).map(Atom::value).map(word -> isUpright ? switchEdge(word) : word).toList());
        if (isMirrored && !words.remove(MIRROR)) {
            words.add(MIRROR);
        }
        return new TextEdit(justify.start(), justify.end(), words.isEmpty() ? "" : "(justify " + String.join(" ", List.copyOf(words)) + ")");
    }

    private static String switchEdge(String word) {
        return switch (word) {
            case "left" -> "right";
            case "right" -> "left";
            case "top" -> "bottom";
            case "bottom" -> "top";
            default -> word;
        };
    }

    private static boolean isFreeToTurn(Form text, Form at) {
        return text.findForm("unlocked").flatMap(unlocked -> unlocked.findText(1)).filter("yes"::equals).isPresent()
                || at.atoms().anyMatch(atom -> atom.value().equals("unlocked"));
    }

    private void applyMirroring(Form form) {
        for (var inner : form.listForms().toList()) {
            if (POINTS.contains(inner.name())) {
                changeSign(inner);
            } else if (inner.name().equals("layer") || inner.name().equals("layers")) {
                switchSides(inner);
            } else if (!inner.name().equals("at") && !inner.name().equals("effects")) {
                applyMirroring(inner);
            }
        }
    }

    private static boolean isOfASide(Form form) {
        return form.findForm("layer").flatMap(layer -> layer.findText(1)).filter(layer -> layer.matches("[FB]\\..*")).isPresent();
    }

    private void switchSides(Form layers) {
        layers.atoms().skip(1).filter(layer -> layer.value().matches("[FB]\\..*")).forEach(layer -> {
            var letter = layer.start() + (board.text().charAt(layer.start()) == '"' ? 1 : 0);
            patches.add(new TextEdit(letter, letter + 1, layer.value().startsWith("F.") ? "B" : "F"));
        });
    }

    private void changeSign(Form point) {
        point.number(2).ifPresent(y -> number(point, 2, -y));
    }

    /** Sets a number; one that is already correct keeps its formatting. */
    private void number(Form form, int index, double wanted) {
        var atom = form.findAtom(index).orElseThrow();
        if (atom.number().orElseThrow() != wanted) {
            patches.add(new TextEdit(atom.start(), atom.end(), KicadNumbers.format(wanted)));
        }
    }

    /** Sets an angle; a missing one means zero. */
    private void setAngle(Form at, double wanted) {
        Optional<Atom> written = at.findAtom(3).filter(atom -> atom.number().isPresent());
        if (written.isPresent()) {
            number(at, 3, wanted);
        } else if (wanted != 0) {
            var behind = at.findAtom(2).orElseThrow().end();
            patches.add(new TextEdit(behind, behind, " " + KicadNumbers.format(wanted)));
        }
    }
}
