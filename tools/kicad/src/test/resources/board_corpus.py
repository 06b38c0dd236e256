"""Boards of many kinds, made with KiCad's own Python, and what KiCad makes of a board. Commands: `make FOLDER`, `describe FILE...`."""
import os
import sys

import pcbnew

LIBRARY = "/usr/share/kicad/footprints"
FRONT, BACK = pcbnew.F_Cu, pcbnew.B_Cu


def at(x, y):
    return pcbnew.VECTOR2I_MM(float(x), float(y))


class Maker:
    def __init__(self):
        self.board = pcbnew.BOARD()

    def net(self, name):
        found = self.board.FindNet(name)
        if found:
            return found
        made = pcbnew.NETINFO_ITEM(self.board, name)
        self.board.Add(made)
        return made

    def part(self, footprint, reference, value, x, y, angle=0, back=False, **pads):
        library, name = footprint.split(":")
        made = pcbnew.FootprintLoad(os.path.join(LIBRARY, library + ".pretty"), name)
        made.SetFPID(pcbnew.LIB_ID(library, name))
        made.SetReference(reference)
        made.SetValue(value)
        self.board.Add(made)
        made.SetPosition(at(x, y))
        made.SetOrientationDegrees(angle)
        if back:
            made.Flip(made.GetPosition(), pcbnew.FLIP_DIRECTION_LEFT_RIGHT)
        for pad in made.Pads():
            name = pads.get("p" + pad.GetNumber())
            if name:
                pad.SetNet(self.net(name))
        return made

    def shape(self, kind, layer=pcbnew.Edge_Cuts):
        made = pcbnew.PCB_SHAPE(self.board, kind)
        made.SetLayer(layer)
        made.SetWidth(pcbnew.FromMM(0.05))
        self.board.Add(made)
        return made

    def rectangle(self, left, top, right, bottom):
        made = self.shape(pcbnew.SHAPE_T_RECT)
        made.SetStart(at(left, top))
        made.SetEnd(at(right, bottom))

    def lines(self, *points):
        for begin, end in zip(points, points[1:] + points[:1]):
            made = self.shape(pcbnew.SHAPE_T_SEGMENT)
            made.SetStart(at(*begin))
            made.SetEnd(at(*end))

    def circle(self, x, y, radius):
        made = self.shape(pcbnew.SHAPE_T_CIRCLE)
        made.SetCenter(at(x, y))
        made.SetEnd(at(x + radius, y))

    def arc(self, start, middle, end):
        made = self.shape(pcbnew.SHAPE_T_ARC)
        made.SetArcGeometry(at(*start), at(*middle), at(*end))

    def track(self, net, layer, *points):
        for begin, end in zip(points, points[1:]):
            made = pcbnew.PCB_TRACK(self.board)
            made.SetStart(at(*begin))
            made.SetEnd(at(*end))
            made.SetLayer(layer)
            made.SetNet(self.net(net))
            self.board.Add(made)

    def via(self, net, x, y):
        made = pcbnew.PCB_VIA(self.board)
        made.SetPosition(at(x, y))
        made.SetNet(self.net(net))
        self.board.Add(made)

    def zone(self, net, layer, *points):
        made = pcbnew.ZONE(self.board)
        made.SetLayer(layer)
        if net:
            made.SetNet(self.net(net))
        outline = pcbnew.SHAPE_LINE_CHAIN()
        for point in points:
            outline.Append(at(*point))
        outline.SetClosed(True)
        made.Outline().AddOutline(outline)
        self.board.Add(made)
        return made


R = "Resistor_SMD:R_0603_1608Metric"
C = "Capacitor_SMD:C_0402_1005Metric"
LED = "LED_SMD:LED_0805_2012Metric"
HEADER = "Connector_PinHeader_2.54mm:PinHeader_1x03_P2.54mm_Vertical"
SOIC = "Package_SO:SOIC-8_3.9x4.9mm_P1.27mm"
HOLE = "MountingHole:MountingHole_3.2mm_M3"
FIDUCIAL = "Fiducial:Fiducial_1mm_Mask2mm"


def empty(m):
    pass


def lonely(m):
    m.part(R, "R1", "10k", 100, 50, p1="GND", p2="VCC")


def turned(m):
    for count, angle in enumerate((0, 30, 90, 135, 180, 225, 270, 359.9)):
        m.part(SOIC, "U%d" % (count + 1), "NE555", 20 + 12 * count, 20, angle, p1="GND", p8="VCC", p3="OUT%d" % count)


def behind(m):
    for count, angle in enumerate((0, 45, 90, -90, 180, 12.34)):
        m.part(C, "C%d" % (count + 1), "100nF", 20 + 5 * count, 40, angle, back=True, p1="GND", p2="VCC")


def through(m):
    m.part(HEADER, "J1", "Conn_01x03", 10, 10, p1="GND", p2="SDA", p3="SCL")
    m.part(HEADER, "J2", "Conn_01x03", 30, 10, 180, p1="SCL", p2="SDA", p3="GND")
    m.part(HEADER, "J3", "Conn_01x03", 50, 10, 90, back=True, p1="GND", p2="SDA", p3="SCL")
    m.part(HOLE, "H1", "MountingHole", 5, 5)
    m.rectangle(0, 0, 60, 30)


def rounded(m):
    m.part(LED, "D1", "red", 20, 15, p1="K", p2="A")
    for begin, end in (((3, 0), (37, 0)), ((40, 3), (40, 27)), ((37, 30), (3, 30)), ((0, 27), (0, 3))):
        made = m.shape(pcbnew.SHAPE_T_SEGMENT)
        made.SetStart(at(*begin))
        made.SetEnd(at(*end))
    cut = 3 * (1 - 0.5 ** 0.5)
    m.arc((0, 3), (cut, cut), (3, 0))
    m.arc((37, 0), (40 - cut, cut), (40, 3))
    m.arc((40, 27), (40 - cut, 30 - cut), (37, 30))
    m.arc((3, 30), (cut, 30 - cut), (0, 27))


def round_board(m):
    m.part(LED, "D1", "white", 50, 50, 45, p1="K", p2="A")
    m.circle(50, 50, 25)
    m.circle(50, 60, 2)


def bulging(m):
    m.part(R, "R1", "1k", 10, 10, p1="A", p2="B")
    for begin, end in (((0, 0), (20, 0)), ((20, 20), (0, 20)), ((0, 20), (0, 0))):
        made = m.shape(pcbnew.SHAPE_T_SEGMENT)
        made.SetStart(at(*begin))
        made.SetEnd(at(*end))
    m.arc((20, 0), (30, 10), (20, 20))


def routed(m):
    m.part(R, "R1", "10k", 10, 10, p1="IN", p2="MID")
    m.part(R, "R2", "10k", 20, 10, p1="MID", p2="GND")
    m.track("MID", FRONT, (10.775, 10), (15, 12), (19.225, 10))
    m.track("IN", FRONT, (9.225, 10), (5, 10))
    m.via("IN", 5, 10)
    m.track("IN", BACK, (5, 10), (5, 20))
    m.lines((0, 0), (30, 0), (30, 25), (0, 25))


def poured(m):
    m.part(SOIC, "U1", "LM358", 15, 15, p4="GND", p8="+5V")
    m.zone("GND", BACK, (0, 0), (30, 0), (30, 30), (0, 30))
    m.zone("+5V", FRONT, (2, 2), (28, 2), (28, 10), (2, 10))
    kept = m.zone(None, FRONT, (20, 20), (28, 20), (28, 28), (20, 28))
    kept.SetIsRuleArea(True)
    kept.SetDoNotAllowTracks(True)
    m.rectangle(0, 0, 30, 30)


def locked(m):
    m.part(R, "R1", "10k", 10, 10, p1="A", p2="B").SetLocked(True)
    m.part(R, "R2", "10k", 20, 10, p1="B", p2="C")
    m.part(FIDUCIAL, "FID1", "Fiducial", 30, 10).SetLocked(True)


def grouped(m):
    group = pcbnew.PCB_GROUP(m.board)
    group.SetName("input filter")
    m.board.Add(group)
    for count in range(3):
        group.AddItem(m.part(C, "C%d" % (count + 1), "1uF", 10 + 4 * count, 10, p1="GND", p2="IN"))
    m.part(C, "C4", "1uF", 30, 10, p1="GND", p2="OUT")


def worded(m):
    m.part(R, "R1", "4.7 kΩ ±1 %", 10, 10, p1="net with spaces", p2="/sheet/Net-(R1-Pad2)")
    m.part(R, "R2", 'a "quoted" value', 20, 10, p1="~{RESET}", p2="a\\b")
    m.part(R, "R_lang", "", 30, 10, p1="3V3", p2="ünïcode")
    m.part(R, "R4", "R?", 40, 10, p1="{slash}x", p2="USB_D+")


def doubled(m):
    m.part(R, "R1", "10k", 10, 10, p1="A", p2="B")
    m.part(R, "R1", "22k", 20, 10, p1="B", p2="C")
    m.part(R, "REF**", "", 30, 10)
    m.part(HOLE, "H1", "hole", 40, 10)
    m.part(HOLE, "H1", "hole", 50, 10)


def layered(m):
    m.board.SetCopperLayerCount(4)
    m.part(SOIC, "U1", "MCU", 15, 15, 90, p1="GND", p8="VCC")
    m.part(HEADER, "J1", "pins", 5, 5, p1="GND", p2="VCC")
    m.track("GND", pcbnew.In1_Cu, (5, 5), (15, 15))
    m.track("VCC", pcbnew.In2_Cu, (5, 7.54), (15, 20))
    m.via("GND", 15, 15)
    m.via("VCC", 15, 20)
    m.rectangle(0, 0, 30, 30)


def crowded(m):
    for row in range(6):
        for column in range(10):
            number = 10 * row + column + 1
            m.part((R, C, LED)[number % 3], "RCD"[number % 3] + str(number), str(number), 10 + 6 * column, 10 + 6 * row, 15 * number % 360, number % 4 == 0,
                   p1="N%d" % (number % 7), p2="N%d" % (number % 11))
    m.rectangle(0, 0, 76, 56)


def variables(m):
    made = m.part(R, "R1", "${RESISTANCE} 1%", 10, 10, 30, p1="A", p2="B")
    made.SetField("RESISTANCE", "10k")
    m.part(SOIC, "U${N}", "${REFERENCE}", 30, 10, 90, back=True, p1="${NET}", p8="VCC")


def hidden(m):
    for count, (reference, value) in enumerate((("R1", "1k"), ("R2", "2k"), ("R3", "3k"))):
        made = m.part(R, reference, value, 10 + 10 * count, 10, 77.5, count == 1, p1="A", p2="B")
        made.Reference().SetVisible(False)
        made.Value().SetVisible(count == 2)
        made.Reference().SetLayer(pcbnew.F_Fab)


def nameless(m):
    m.part(R, "", "10k", 10, 10, p1="A", p2="B")
    m.part(SOIC, "", "", 25, 10, 270, back=True, p1="A", p8="C")
    m.part(C, "R?", "~", 40, 10, p1="B", p2="C")


def curved(m):
    m.part(LED, "D1", "red", 20, 20, 200, p1="K", p2="A")
    for points in (((0, 20), (0, -10), (40, -10), (40, 20)), ((40, 20), (40, 50), (0, 50), (0, 20))):
        made = m.shape(pcbnew.SHAPE_T_BEZIER)
        made.SetStart(at(*points[0]))
        made.SetBezierC1(at(*points[1]))
        made.SetBezierC2(at(*points[2]))
        made.SetEnd(at(*points[3]))
        made.RebuildBezierToSegmentsPointsList(1000)


def polygonal(m):
    m.part(R, "R1", "10k", -50.5, -30.25, -45, True, p1="A", p2="B")
    made = m.shape(pcbnew.SHAPE_T_POLY)
    outline = pcbnew.SHAPE_LINE_CHAIN()
    for point in ((-60, -40), (-40, -45), (-35, -20), (-60, -15)):
        outline.Append(at(*point))
    outline.SetClosed(True)
    points = pcbnew.SHAPE_POLY_SET()
    points.AddOutline(outline)
    made.SetPolyShape(points)


def islands(m):
    m.part(R, "R1", "10k", 10, 10, p1="A", p2="B")
    m.part(R, "R2", "10k", 70, 10, 180, p1="A", p2="B")
    m.rectangle(0, 0, 30, 30)
    m.circle(15, 22, 3)
    m.circle(70, 15, 12)
    m.circle(70, 20, 2)


def slotted(m):
    m.part(R, "R1", "10k", 10, 5, p1="A", p2="B")
    m.lines((0, 0), (50, 0), (50, 30), (0, 30))
    for begin, middle, end in (((20, 12), (18, 15), (20, 18)), ((30, 18), (33, 15), (30, 12))):
        m.arc(begin, middle, end)
    for begin, end in (((20, 12), (30, 12)), ((20, 18), (30, 18))):
        made = m.shape(pcbnew.SHAPE_T_SEGMENT)
        made.SetStart(at(*begin))
        made.SetEnd(at(*end))


def almost_round(m):
    m.part(R, "R1", "10k", 50, 50, p1="A", p2="B")
    m.arc((60, 50), (40, 50.001), (60, 49.9))
    made = m.shape(pcbnew.SHAPE_T_SEGMENT)
    made.SetStart(at(60, 49.9))
    made.SetEnd(at(60, 50))


def thermal(m):
    m.part("Package_DFN_QFN:QFN-32-1EP_5x5mm_P0.5mm_EP3.3x3.3mm_ThermalVias", "U1", "MCU", 30, 30, 22.5, p1="IO", p33="GND")
    m.part("Connector_USB:USB_C_Receptacle_GCT_USB4105-xx-A_16P_TopMnt_Horizontal", "J1", "USB", 10, 30, 270, pA1="GND", pA4="VBUS", pB6="D+", pSH="GND")
    m.part("Package_TO_SOT_SMD:SOT-223-3_TabPin2", "U2", "LDO", 50, 30, 11.11, True, p1="GND", p2="OUT", p3="IN")
    m.part("NetTie:NetTie-2_SMD_Pad0.5mm", "NT1", "tie", 60, 30, 45, p1="GND", p2="PGND")


def far(m):
    m.part(R, "R1", "10k", -1234.567891, 1999.123456, 123.456, p1="A", p2="B")
    m.part(R, "R1001", "10k", 0.000001, -0.000001, 0.1, True, p1="A", p2="B")
    m.rectangle(-1300, -10, 20, 2050)


BOARDS = (empty, lonely, turned, behind, through, rounded, round_board, bulging, routed, poured, locked, grouped, worded, doubled, layered, crowded,
          variables, hidden, nameless, curved, polygonal, islands, slotted, almost_round, thermal, far)


def make(folder):
    for build in BOARDS:
        maker = Maker()
        build(maker)
        maker.board.Save(os.path.join(folder, build.__name__ + ".kicad_pcb"))


def number(value):
    return "%.3f" % (round(value, 3) + 0.0)


def describe(*files):
    for file in files:
        board = pcbnew.LoadBoard(file)
        print("=== " + os.path.basename(file).split(".")[0])
        print("\n".join(list_parts(board) + list_nets(board) + list_copper(board) + list_outline(board)))


def list_parts(board):
    return sorted("part %s | %s | %s | %s %s %s %s%s" % (
        f.GetReference(), f.GetValue(), f.GetFPID().GetUniStringLibId(), number(f.GetPosition().x / 1e6), number(f.GetPosition().y / 1e6),
        number(f.GetOrientationDegrees() % 360), "back" if f.IsFlipped() else "front", " locked" if f.IsLocked() else "") for f in board.GetFootprints())


def list_nets(board):
    nets = {}
    for f in board.GetFootprints():
        for pad in f.Pads():
            if pad.GetNetname():
                nets.setdefault(pad.GetNetname(), []).append("%s.%s(%s %s)" % (
                    f.GetReference(), pad.GetNumber(), number(pad.GetPosition().x / 1e6), number(pad.GetPosition().y / 1e6)))
    return ["net %s: %s" % (name, " ".join(sorted(nets[name]))) for name in sorted(nets)]


def list_copper(board):
    vias = [track for track in board.GetTracks() if track.GetClass() == "PCB_VIA"]
    return ["copper %d tracks, %d vias" % (len(board.GetTracks()) - len(vias), len(vias))]


def list_outline(board):
    outline = pcbnew.SHAPE_POLY_SET()
    if not board.GetBoardPolygonOutlines(outline) or not outline.OutlineCount():
        return []
    box = outline.BBox()
    return ["outline %.1f %.1f %.1f %.1f" % tuple(value / 1e6 + 0.0 for value in (box.GetLeft(), box.GetTop(), box.GetWidth(), box.GetHeight()))]


{"make": make, "describe": describe}[sys.argv[1]](*sys.argv[2:])
