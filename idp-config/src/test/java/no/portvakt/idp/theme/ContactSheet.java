package no.portvakt.idp.theme;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Many pictures of one size, side by side. */
final class ContactSheet {

    private static final int ACROSS = 6;
    private static final int GAP = 16;

    private final List<BufferedImage> pictures = new ArrayList<>();

    void add(byte[] png) {
        try {
            pictures.add(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Gives the file that it wrote. */
    Path writeTo(Path folder, String name) throws IOException {
        int width = pictures.getFirst().getWidth();
        int height = pictures.getFirst().getHeight();
        int down = (pictures.size() + ACROSS - 1) / ACROSS;
        var sheet = new BufferedImage(
                ACROSS * (width + GAP) + GAP, down * (height + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        var canvas = sheet.createGraphics();
        canvas.setColor(Color.LIGHT_GRAY);
        canvas.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < pictures.size(); i++) {
            canvas.drawImage(
                    pictures.get(i), GAP + i % ACROSS * (width + GAP), GAP + i / ACROSS * (height + GAP), null);
        }
        canvas.dispose();
        var file = folder.resolve(name);
        ImageIO.write(sheet, "png", file.toFile());
        return file;
    }
}
