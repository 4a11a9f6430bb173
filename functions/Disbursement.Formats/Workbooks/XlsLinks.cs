using System.Buffers.Binary;

namespace Disbursement.Formats.Workbooks;

/// <summary>
/// Which formulas of an <c>.xls</c> read another workbook: links (SUPBOOK), the references that go through them
/// (EXTERNSHEET), and the tokens of formulas that use these (MS-XLS 2.5.198).
/// </summary>
/// <remarks>
/// A reference beyond the table, or a token that is not known, counts as another workbook's where the file has a link
/// at all: what cannot be told is not let through.
/// </remarks>
internal sealed class XlsLinks
{
    private const int OwnSheets = 0x0401;
    private const int AddInFunctions = 0x3A01;
    private const int LinksMax = 65_536;
    private const int ReferenceBytes = 6;
    private const byte StringToken = 0x17;
    private const byte AttributeToken = 0x19;
    private const byte ChooseAttribute = 0x04;

    private readonly List<bool> _books = [];
    private readonly List<int> _references = [];

    /// <summary>The workbook is linked to another, used or not.</summary>
    public bool HasAny { get; private set; }

    /// <summary>Takes a SUPBOOK record: what one link goes to.</summary>
    public void TakeBook(ReadOnlySpan<byte> body)
    {
        int kind = body.Length >= 4 ? BinaryPrimitives.ReadUInt16LittleEndian(body[2..]) : OwnSheets;

        // A path of one character, NUL or a space, is the sheet itself or a link that is not used.
        bool isOwn = kind is OwnSheets or AddInFunctions || (kind == 1 && body.Length >= 6 && body[5] is 0 or 0x20);
        if (_books.Count < LinksMax)
        {
            _books.Add(!isOwn);
        }

        HasAny |= !isOwn;
    }

    /// <summary>Takes an EXTERNSHEET record: which link each reference goes through.</summary>
    public void TakeReferences(ReadOnlySpan<byte> body)
    {
        body = body.Length > 2 ? body[2..] : [];
        for (; body.Length >= ReferenceBytes && _references.Count < LinksMax; body = body[ReferenceBytes..])
        {
            _references.Add(BinaryPrimitives.ReadUInt16LittleEndian(body));
        }
    }

    /// <summary>Tells whether a formula reads another workbook, by its tokens.</summary>
    public bool IsExternal(ReadOnlySpan<byte> tokens)
    {
        while (HasAny && !tokens.IsEmpty)
        {
            int length = LengthOf(tokens);
            if (length <= 0 || length > tokens.Length || (IsReference(tokens[0]) && IsOfOtherBook(tokens[1..])))
            {
                return true;
            }

            tokens = tokens[length..];
        }

        return false;
    }

    /// <summary>Names, cells and areas on sheets that a link tells: in each of three classes of operands.</summary>
    private static bool IsReference(byte token) => token >= 0x20 && ((token & 0x1F) | 0x20) is >= 0x39 and <= 0x3D;

    private bool IsOfOtherBook(ReadOnlySpan<byte> operand)
    {
        int reference = BinaryPrimitives.ReadUInt16LittleEndian(operand);
        int book = reference < _references.Count ? _references[reference] : int.MaxValue;
        return book >= _books.Count || _books[book];
    }

    /// <summary>The length of the first token with its operand; 0 for one that is not known.</summary>
    private static int LengthOf(ReadOnlySpan<byte> tokens) => tokens[0] switch
    {
        0x01 or 0x02 => 5,
        >= 0x03 and <= 0x16 => 1,
        StringToken when tokens.Length > 2 => 3 + (tokens[1] << (tokens[2] & 1)),
        0x18 => 6,
        AttributeToken when tokens.Length > 3 => (tokens[1] & ChooseAttribute) == 0
            ? 4
            : 4 + (2 * (1 + BinaryPrimitives.ReadUInt16LittleEndian(tokens[2..]))),
        0x1C or 0x1D => 2,
        0x1E => 3,
        0x1F => 9,
        >= 0x20 and < 0x80 => LengthOfOperand((tokens[0] & 0x1F) | 0x20),
        _ => 0,
    };

    private static int LengthOfOperand(int token) => token switch
    {
        0x20 => 8,
        0x21 => 3,
        0x22 => 4,
        0x23 or 0x24 or 0x2A or 0x2C => 5,
        0x25 or 0x2B or 0x2D => 9,
        0x26 or 0x27 or 0x28 => 7,
        0x29 => 3,
        0x39 or 0x3A or 0x3C => 7,
        0x3B or 0x3D => 11,
        _ => 0,
    };
}
