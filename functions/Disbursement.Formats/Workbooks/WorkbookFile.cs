using System.Xml;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Workbooks;

/// <summary>Opens a workbook by what its bytes are, not by its name.</summary>
internal static class WorkbookFile
{
    private const int MagicBytes = 8;
    private const long BytesPerMegabyte = 1024 * 1024;

    /// <summary>Opens a workbook; the file stays the caller's and must be able to seek.</summary>
    /// <exception cref="WorkbookRefusedException">It is none, or none that is read.</exception>
    public static IBook Open(Stream file, WorkbookLimits limits)
    {
        Span<byte> magic = stackalloc byte[MagicBytes];
        file.Position = 0;
        int length = file.ReadAtLeast(magic, MagicBytes, throwOnEndOfStream: false);
        magic = magic[..length];
        if (magic.StartsWith("PK\u0003\u0004"u8))
        {
            return Guard<IBook>(() => XlsxBook.Open(file, limits));
        }

        if (magic.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return Guard<IBook>(() => OpenCompound(file, limits));
        }

        throw new WorkbookRefusedException(length == 0 ? FindingNumber.NoRows : FindingNumber.NotTheNamedType);
    }

    /// <summary>Makes one kind of refusal of all the ways in which a damaged package fails.</summary>
    public static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or EndOfStreamException
            or NotSupportedException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            // The cause may quote cells of people and goes nowhere.
            throw new WorkbookRefusedException(FindingNumber.WorkbookDamaged);
        }
    }

    private static XlsBook OpenCompound(Stream file, WorkbookLimits limits)
    {
        var directory = OleDirectory.Read(file);
        IReadOnlyList<string> names = directory.Names;
        if (names.Contains("EncryptedPackage", StringComparer.Ordinal))
        {
            throw new WorkbookRefusedException(FindingNumber.WorkbookEncrypted);
        }

        if (names.Contains("_VBA_PROJECT_CUR", StringComparer.Ordinal))
        {
            throw new WorkbookRefusedException(FindingNumber.WorkbookHasMacros);
        }

        if (!names.Contains("Workbook", StringComparer.Ordinal))
        {
            throw new WorkbookRefusedException(FindingNumber.NotTheNamedType);
        }

        return file.Length <= limits.XlsBytesMax
            ? XlsBook.Open(file, XlsMarks.Read(directory.OpenWorkbook()), limits)
            : throw new WorkbookRefusedException(
                FindingNumber.FileTooLarge, VietnameseNumber.Format(limits.XlsBytesMax / BytesPerMegabyte));
    }
}
