package io.atopile.mcp.layout;

/**
 * A rectangle on a board, in millimetres; y grows downwards.
 *
 * @param leftMm its smallest x
 * @param topMm its smallest y
 */
public record Box(double leftMm, double topMm, double widthMm, double heightMm) {

    public Box {
        leftMm = Numbers.millimetres(leftMm);
        topMm = Numbers.millimetres(topMm);
        widthMm = Numbers.millimetres(widthMm);
        heightMm = Numbers.millimetres(heightMm);
    }

    static Box around(double centreX, double centreY, double width, double height) {
        return new Box(centreX - width / 2, centreY - height / 2, width, height);
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
