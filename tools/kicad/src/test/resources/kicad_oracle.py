"""What KiCad itself makes of boards. Commands: `board FILE LIBRARY ANGLES NAME...`, `place FILE DX DY ANGLE SIDE`, `show FILE`, `pads FILE`."""
import json
import os
import sys

import pcbnew


def board(file, library, angles, *names):
    made = pcbnew.BOARD()
    for count, name in enumerate(names, 1):
        footprint = pcbnew.FootprintLoad(os.path.join(library, name.split(":")[0] + ".pretty"), name.split(":")[1])
        footprint.SetReference("U%d" % count)
        footprint.SetPosition(pcbnew.VECTOR2I_MM(20.0 * count, 30.0))
        footprint.SetOrientationDegrees(float(angles.split(",")[(count - 1) % len(angles.split(","))]))
        align(footprint.Reference(), pcbnew.GR_TEXT_H_ALIGN_LEFT, pcbnew.GR_TEXT_V_ALIGN_TOP)
        align(footprint.Value(), pcbnew.GR_TEXT_H_ALIGN_RIGHT, pcbnew.GR_TEXT_V_ALIGN_BOTTOM)
        if count % 2:
            footprint.Value().SetLayer(pcbnew.Cmts_User)
        made.Add(footprint)
    made.Save(file)


def align(text, horizontally, vertically):
    text.SetHorizJustify(horizontally)
    text.SetVertJustify(vertically)


def place(file, dx, dy, angle, side):
    made = pcbnew.LoadBoard(file)
    for footprint in made.GetFootprints():
        at = footprint.GetPosition()
        footprint.SetPosition(pcbnew.VECTOR2I(at.x + pcbnew.FromMM(float(dx)), at.y + pcbnew.FromMM(float(dy))))
        if (side == "back") != footprint.IsFlipped():
            footprint.Flip(footprint.GetPosition(), pcbnew.FLIP_DIRECTION_LEFT_RIGHT)
        if angle != "kept":
            footprint.SetOrientationDegrees(float(angle))
    made.Save(file)


def point(vector):
    return [round(vector.x / 1000), round(vector.y / 1000)]


def show(file):
    made = pcbnew.LoadBoard(file)
    print(json.dumps({f.GetReference(): footprint(f, made) for f in made.GetFootprints()}, sort_keys=True))


def pads(file):
    made = pcbnew.LoadBoard(file)
    print(json.dumps({f.GetReference(): {"value": f.GetValue(), "pads": sorted(pad(p) for p in f.Pads() if p.GetNumber())} for f in made.GetFootprints()}))


def pad(p):
    sides = "".join(side for side, layer in (("F", pcbnew.F_Cu), ("B", pcbnew.B_Cu)) if p.IsOnLayer(layer))
    at = p.GetPosition()
    return "%s %.3f %.3f %.3f %s %s" % (
        p.GetNumber(), at.x / 1e6, at.y / 1e6, round(p.GetOrientationDegrees() % 360, 3), p.GetNetname() or "-", sides)


def footprint(f, made):
    texts = [f.Reference(), f.Value()] + [t for t in f.GraphicalItems() if isinstance(t, pcbnew.PCB_TEXT)]
    shapes = [s for s in f.GraphicalItems() if isinstance(s, pcbnew.PCB_SHAPE)]
    return {
        "at": point(f.GetPosition()),
        "angle": round(f.GetOrientationDegrees(), 3),
        "side": f.GetLayerName(),
        "pads": sorted([p.GetNumber(), point(p.GetPosition()), round(p.GetOrientationDegrees() % 360, 3), area(p),
                        sorted(made.GetLayerName(layer) for layer in p.GetLayerSet().Seq())] for p in f.Pads()),
        "texts": sorted([t.GetText(), point(t.GetPosition()), round(t.GetTextAngleDegrees() % 360, 3), t.GetLayerName(),
                         t.IsMirrored(), t.GetHorizJustify(), t.GetVertJustify()] for t in texts),
        "shapes": sorted([s.GetLayerName(), s.ShowShape(), area(s)] for s in shapes),
    }


def area(item):
    shape = pcbnew.SHAPE_POLY_SET()
    item.TransformShapeToPolygon(shape, item.GetLayer() if not isinstance(item, pcbnew.PAD) else item.GetPrincipalLayer(), 0, 1000, pcbnew.ERROR_INSIDE)
    box = shape.BBox()
    return [round(value / 20000) for value in (box.GetLeft(), box.GetTop(), box.GetRight(), box.GetBottom())]


{"board": board, "place": place, "show": show, "pads": pads}[sys.argv[1]](*sys.argv[2:])
