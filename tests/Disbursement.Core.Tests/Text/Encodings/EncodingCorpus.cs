using System.Globalization;
using System.Text;
using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.Naming;
using Disbursement.Core.Identity;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Core.Tests.Text.Encodings;

/// <summary>Lists made up by rule, so that the right reading of each is known.</summary>
internal static class EncodingCorpus
{
    private const string Header =
        "STT,Số định danh,Họ và tên,Ngày sinh,Giới tính,Mã xã,Mã chế độ,Mức hưởng,Ghi chú\r\n";

    private const string Keys = "stt,citizen_id,full_name,birth,sex,commune_code,programme,amount,note\r\n";

    private static readonly string[] Syllables = [.. Core.Text.Encodings.Syllables.All.Order(StringComparer.Ordinal)];

    /// <summary>A list of one kind; the same for the same input.</summary>
    /// <param name="kind">What it looks like.</param>
    /// <param name="rows">How many people.</param>
    /// <param name="draw">Which of many.</param>
    public static string Make(ListKind kind, int rows, int draw)
    {
        var dice = Dice.For((ulong)kind, (ulong)rows, (ulong)draw);
        var text = new StringBuilder(kind == ListKind.Full ? Header : Keys);
        for (int row = 1; row <= rows; row++)
        {
            string name = kind == ListKind.Random ? RandomName(ref dice) : BookName(ref dice);
            string rest = kind == ListKind.Full ? $"{(dice.Percent(50) ? "Nam" : "Nữ")},04789,BT05C,360000,"
                + dice.Of(UnitNames.All) : ",04789,BT05C,360000,";
            text.Append(CultureInfo.InvariantCulture, $"{row},01704{row:0000000},{name},1940,{rest}\r\n");
        }

        return text.ToString();
    }

    /// <summary>A name as the generator gives it, from all communities.</summary>
    private static string BookName(ref Dice dice) => NameBook.Make(
        ref dice,
        (Community)dice.Below(Enum.GetValues<Community>().Length),
        dice.Percent(50) ? Sex.Female : Sex.Male,
        dice.Between(1925, 2010));

    /// <summary>Three syllables of any kind: no table of names helps to read them.</summary>
    private static string RandomName(ref Dice dice)
    {
        string[] words = [dice.Of(Syllables), dice.Of(Syllables), dice.Of(Syllables)];
        return string.Join(' ', words.Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>What a list looks like.</summary>
    internal enum ListKind
    {
        /// <summary>Vietnamese header, names as the generator makes them, names of units as notes.</summary>
        Full,

        /// <summary>Header of keys, and nothing Vietnamese but the names.</summary>
        Bare,

        /// <summary>As bare; names are random syllables.</summary>
        Random,
    }
}
