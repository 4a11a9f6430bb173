using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.People;
using Disbursement.Core.Programmes;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>A mistake that intake must refuse the row for.</summary>
internal enum RefusalKind
{
    /// <summary>A digit of the citizen id is missing in the middle of the number.</summary>
    ShortId,

    /// <summary>A letter O stands for a zero in the citizen id.</summary>
    LetterInId,

    /// <summary>A date that no calendar has.</summary>
    BadDate,

    /// <summary>Birth year and citizen id disagree.</summary>
    WrongBirthYear,

    /// <summary>Sex and citizen id disagree.</summary>
    WrongSex,

    /// <summary>A commune of another unit.</summary>
    WrongCommune,

    /// <summary>A commune code that does not exist.</summary>
    NoCommune,

    /// <summary>An amount with groups of other than three digits, a decimal part or words.</summary>
    AmountFormat,

    /// <summary>Nothing to pay.</summary>
    ZeroAmount,

    /// <summary>No name.</summary>
    NoName,

    /// <summary>A programme that does not exist.</summary>
    NoProgramme,

    /// <summary>A programme of another list.</summary>
    OtherList,

    /// <summary>A guardian without name and number.</summary>
    NoReceiver,

    /// <summary>An authorised receiver without the authority.</summary>
    NoAuthority,

    /// <summary>A bank nobody knows.</summary>
    UnknownBank,

    /// <summary>A bank account is asked for and not named.</summary>
    NoAccount,

    /// <summary>An account that a spreadsheet made a scientific number.</summary>
    ScientificAccount,
}

/// <summary>Puts mistakes into rows.</summary>
internal static class Refusal
{
    private static readonly RefusalKind[] Kinds = Enum.GetValues<RefusalKind>();

    private static readonly string[] BrokenAmounts = ["54.00", "360,0", "5,4E+05", "1.50.000", "540k", "-360000", "360 000 đ"];

    private static readonly string[] BrokenDates = ["31/02/1951", "15/13/1960", "00/00/1948", "1948-05-02x", "32/01/1970"];

    /// <summary>Puts one mistake, drawn by chance, into a good row.</summary>
    /// <param name="dice">Where chance comes from.</param>
    /// <param name="row">The row; changed.</param>
    /// <param name="person">Whose row it is.</param>
    /// <param name="group">The list it stands in.</param>
    /// <param name="strangeCommune">A commune of another unit of the province.</param>
    /// <returns>The mistake made.</returns>
    public static RefusalKind Apply(
        ref Dice dice, RowText row, ListedPerson person, ProgrammeGroup group, string strangeCommune)
    {
        RefusalKind kind = dice.Of(Kinds);
        if (!Fits(kind, person))
        {
            kind = RefusalKind.BadDate;
        }

        switch (kind)
        {
            case RefusalKind.BadDate:
                row[Column.Birth] = dice.Of(BrokenDates);
                break;
            case RefusalKind.WrongCommune:
                row[Column.Commune] = strangeCommune;
                break;
            case RefusalKind.AmountFormat:
                row.BrokenAmount = dice.Of(BrokenAmounts);
                row.Amount = 0;
                row.Arrears = 0;
                row[Column.ArrearsPeriods] = "";
                break;
            default:
                ApplyPlain(kind, row, person, group);
                break;
        }

        return kind;
    }

    /// <summary>Mistakes about the citizen id need a person who has one.</summary>
    private static bool Fits(RefusalKind kind, ListedPerson person) =>
        kind is not (RefusalKind.ShortId or RefusalKind.LetterInId or RefusalKind.WrongBirthYear or RefusalKind.WrongSex)
        || (person.Who.Id.Length == 12 && char.IsAsciiDigit(person.Who.Id[0]));

    private static void ApplyPlain(RefusalKind kind, RowText row, ListedPerson person, ProgrammeGroup group)
    {
        Action<RowText> change = kind switch
        {
            // Two digits less: with only one missing, a lost leading zero would be the likelier story.
            RefusalKind.ShortId => text => text[Column.CitizenId] = person.Who.Id.Remove(5, 4),
            RefusalKind.LetterInId => text => text[Column.CitizenId] = $"O{person.Who.Id[1..]}",
            RefusalKind.WrongBirthYear => text => text[Column.Birth] = $"{person.Who.Born.Year - 3}",
            RefusalKind.WrongSex => text => text[Column.Sex] = row[Column.Sex] == "Nam" ? "Nữ" : "Nam",
            RefusalKind.NoCommune => text => text[Column.Commune] = "99999",
            RefusalKind.ZeroAmount => text =>
                (text.Amount, text.Arrears, text[Column.ArrearsPeriods]) = (0, 0, ""),
            RefusalKind.NoName => text => text[Column.FullName] = "",
            RefusalKind.NoProgramme => text => text[Column.Programme] = "BT99",
            RefusalKind.OtherList => text =>
                text[Column.Programme] = group == ProgrammeGroup.Ncc ? "BT05C" : "NC-TD",
            RefusalKind.NoReceiver => text =>
                (text[Column.Receiver], text[Column.ReceiverId], text[Column.ReceiverName]) = ("GH", "", ""),
            RefusalKind.NoAuthority => text =>
                (text[Column.Receiver], text[Column.ReceiverId], text[Column.ReceiverName], text[Column.Authorisation])
                    = ("UQ", "017180012345", "Bùi Thị Lan", ""),
            RefusalKind.UnknownBank => text => SetAccount(text, "Ngân hàng Huyện", "3100205123456"),
            RefusalKind.NoAccount => text => SetAccount(text, "Agribank", ""),
            RefusalKind.ScientificAccount => text => SetAccount(text, "Agribank", "3.1002E+12"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        change(row);
    }

    private static void SetAccount(RowText row, string bank, string account) =>
        (row[Column.Channel], row[Column.Bank], row[Column.Account]) = ("TK", bank, account);
}
