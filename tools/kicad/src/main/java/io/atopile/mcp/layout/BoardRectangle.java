package io.atopile.mcp.layout;

/**
 * A rectangle on a board, in millimetres; y grows downwards.
 *
 * @param leftMm its smallest x
 * @param topMm its smallest y
 */
public record BoardRectangle(double leftMm, double topMm, double widthMm, double heightMm) {

    public BoardRectangle {
        leftMm = KicadNumbers.roundMillimetres(leftMm);
        topMm = KicadNumbers.roundMillimetres(topMm);
        widthMm = KicadNumbers.roundMillimetres(widthMm);
        heightMm = KicadNumbers.roundMillimetres(heightMm);
    }

    static BoardRectangle ofCentre(double centreX, double centreY, double width, double height) {
        return new BoardRectangle(centreX - width / 2, centreY - height / 2, width, height);
    }

    double right() {
        return leftMm + widthMm;
    }

    double bottom() {
        return topMm + heightMm;
    }

    double centreX() {
        return leftMm + widthMm / 2;
    }

    double centreY() {
        return topMm + heightMm / 2;
    }

    public boolean contains(Placement place) {
        return place.xMm() >= leftMm && place.xMm() <= right() && place.yMm() >= topMm && place.yMm() <= bottom();
    }
}
