package io.huiji.server.imports.file;

import io.huiji.server.imports.ImportFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.openxml4j.opc.internal.ContentTypeManager;
import org.apache.poi.openxml4j.opc.internal.ZipContentTypeManager;

/**
 * The parts of an .xlsx, unpacked once before the library sees any of them, only to see that they stay within the limits. The library reads a sheet as a
 * stream and pictures not at all; every other part it builds up in memory, at many times its size. What a part is says its content type, not its name.
 */
final class ExcelParts {

    static final int COUNT_MAX = 10_000;
    /** Of a part that is built up in memory: styles, theme, workbook. */
    static final long PART_LIMIT_BYTES = 4L << 20;
    /** Texts of a workbook are held in memory while it is read. */
    static final long SHARED_TEXT_LIMIT_BYTES = 64L << 20;

    private static final String SHARED_TEXTS = "xl/sharedStrings.xml";
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    private static final String SHARED_TEXT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";
    private static final String PICTURE = "image/";

    private final Path path;
    private final TableLimits limits;

    ExcelParts(Path path, TableLimits limits) {
        this.path = path;
        this.limits = limits;
    }

    /** @throws ImportFailure {@code too_large}, {@code not_a_table}, {@code damaged} */
    void requireWithinLimits() throws IOException {
        List<PackagePartName> streamed;
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.size() > COUNT_MAX) {
                throw ImportFailure.tooLarge("压缩包内多于 " + COUNT_MAX + " 个文件", "more than " + COUNT_MAX + " files in the archive");
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new ImportFailure("not_a_table", "这个压缩包不是 .xlsx", "This archive is not an .xlsx");
            }
            streamed = streamed(zip, large(zip));
        } catch (ZipException | OpenXML4JException damaged) {
            throw damaged();
        }
        if (!streamed.isEmpty()) {
            requireNotTheWorkbook(streamed);
        }
    }

    /** Unpacks everything, counting what really comes. @return names of parts that are too large to be built up in memory */
    private List<String> large(ZipFile zip) throws IOException {
        List<String> large = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long left = limits.bytes();
        long leftOfLinks = PART_LIMIT_BYTES;
        byte[] buffer = new byte[1 << 16];
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw damaged();   // another reader might take the other one
            }
            boolean link = name.endsWith(".rels") || name.equalsIgnoreCase(CONTENT_TYPES);
            long allowed = Math.min(left, link ? leftOfLinks : name.equalsIgnoreCase(SHARED_TEXTS) ? SHARED_TEXT_LIMIT_BYTES : left);
            long size = 0;
            try (InputStream in = new LimitedInput(zip.getInputStream(entry), allowed)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    size += read;
                }
            }
            left -= size;
            leftOfLinks -= link ? size : 0;
            if (size > PART_LIMIT_BYTES) {
                large.add(name);
            }
        }
        return large;
    }

    /** @return the large parts, each of a kind that may be */
    private static List<PackagePartName> streamed(ZipFile zip, List<String> large) throws IOException, OpenXML4JException {
        List<PackagePartName> streamed = new ArrayList<>();
        ZipEntry declared = zip.getEntry(CONTENT_TYPES);
        if (large.isEmpty() || declared == null) {
            return streamed;   // without it the library reads nothing
        }
        try (InputStream in = zip.getInputStream(declared)) {
            ContentTypeManager types = new ZipContentTypeManager(in, null);
            for (String name : large) {
                PackagePartName part = PackagingURIHelper.createPartName("/" + name);
                String type = String.valueOf(types.getContentType(part));
                if (!type.equals(SHEET) && !type.startsWith(PICTURE) && !(type.equals(SHARED_TEXT) && name.equalsIgnoreCase(SHARED_TEXTS))) {
                    throw partTooLarge();
                }
                streamed.add(part);
            }
        }
        return streamed;
    }

    /** The workbook is whatever the package says it is. */
    private void requireNotTheWorkbook(List<PackagePartName> streamed) throws IOException {
        try (OPCPackage parts = OPCPackage.open(path.toFile(), PackageAccess.READ)) {
            for (PackageRelationship link : parts.getRelationships()) {
                PackagePart part = link.getTargetMode() == TargetMode.INTERNAL ? parts.getPart(link) : null;
                if (part != null && streamed.contains(part.getPartName())) {
                    throw partTooLarge();
                }
            }
        } catch (OpenXML4JException damaged) {
            throw damaged();
        }
    }

    private static ImportFailure partTooLarge() {
        return ImportFailure.tooLarge("工作表以外的部分(如样式)解压后超过 " + PART_LIMIT_BYTES + " 字节,请把数据复制到新工作簿再保存",
                "a part beside the sheets (such as styles) is more than " + PART_LIMIT_BYTES + " bytes when decompressed; copy the data into a new workbook");
    }

    private static ImportFailure damaged() {
        return new ImportFailure("damaged", "Excel 文件已损坏,无法读取", "The Excel file is damaged and cannot be read");
    }
}
