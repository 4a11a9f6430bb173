using System.Text;
using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.People;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Core.Identity;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>Which of the two months a row is written for.</summary>
internal enum MonthOf
{
    /// <summary>The month asked for.</summary>
    Current,

    /// <summary>The month before it.</summary>
    Previous,
}

/// <summary>Turns a person into the rows an office would write.</summary>
internal sealed class RowBuilder(ListContext list, OfficeHand hand, FaultMix faults, string strangeCommune)
{
    /// <summary>Whether the person stands on the list of a month.</summary>
    public static bool IsListed(Slot slot, MonthOf month) => month == MonthOf.Current
        ? slot.Fate != Fate.Stopped
        : slot.Presence != Presence.New;

    /// <summary>The rows of a person in a month.</summary>
    /// <param name="person">The person.</param>
    /// <param name="place">Her place in the list; with the list it fixes the office's slips.</param>
    /// <param name="month">Which month.</param>
    public IEnumerable<RowText> Build(ListedPerson person, int place, MonthOf month)
    {
        foreach (Benefit benefit in person.Benefits)
        {
            yield return BuildOne(person, benefit, place, month);
        }
    }

    private RowText BuildOne(ListedPerson person, Benefit benefit, int place, MonthOf month)
    {
        var dice = Dice.For(list.Key, (ulong)place, Dice.KeyOf("row"));
        var row = new RowText
        {
            Amount = month == MonthOf.Current ? benefit.Amount : benefit.PreviousAmount,
            Arrears = month == MonthOf.Current ? benefit.Arrears : 0,
        };
        FillPerson(ref dice, row, person);
        row[Column.Programme] = benefit.Programme;
        row[Column.Reference] = benefit.Reference;
        row[Column.ArrearsPeriods] = row.Arrears == 0 ? "" : benefit.ArrearsPeriods;
        FillPayment(ref dice, row, person, month);
        FillReceiver(row, person);
        if (person.Slot.Fate == Fate.Refused)
        {
            Refusal.Apply(ref dice, row, person, list.Plan.Group, strangeCommune);
        }

        return row;
    }

    private void FillPerson(ref Dice dice, RowText row, ListedPerson person)
    {
        Human who = person.Who;
        row[Column.CitizenId] = IdAsTyped(ref dice, who.Id, person.Slot.Fate == Fate.Refused);
        row[Column.FullName] = Slip(ref dice, who.FullName);
        row[Column.Birth] = who.ListBirth;
        row[Column.Sex] = who.ListSex;
        row[Column.Commune] = who.Commune;
        row[Column.Reviewed] = person.Reviewed ? "x" : "";
        row[Column.Frail] = person.Frail ? "x" : "";
        row[Column.Phone] = person.Phone;
    }

    /// <summary>Spreadsheets drop leading zeros, people group digits; intake mends both.</summary>
    private string IdAsTyped(ref Dice dice, string id, bool refused)
    {
        int draw = dice.Below(1000);
        if (refused || id.Length != 12 || !char.IsAsciiDigit(id[0]))
        {
            return id;
        }

        return draw < faults.LostZeros ? id.TrimStart('0')
            : draw < faults.LostZeros * 3 / 2 ? $"{id[..3]} {id[3..6]} {id[6..]}"
            : id;
    }

    /// <summary>Names come in capitals, with stray spaces, or as other keyboards compose them; they stay the same name.</summary>
    private static string Slip(ref Dice dice, string name) => dice.Below(1000) switch
    {
        < 40 => name.ToUpperInvariant(),
        < 48 => name.Replace(" ", "  ", StringComparison.Ordinal),
        < 54 => name + " ",
        < 60 => name.Normalize(NormalizationForm.FormD),
        _ => name,
    };

    private void FillPayment(ref Dice dice, RowText row, ListedPerson person, MonthOf month)
    {
        WorldAccount? account = month == MonthOf.Previous ? person.EarlierAccount ?? person.Account : person.Account;
        bool named = month == MonthOf.Current || person.Slot.Presence != Presence.GainedAccount;
        if (account is null || !named)
        {
            row[Column.Channel] = account is null ? person.CashChannel : "";
            return;
        }

        AccountHouse house = AccountNumbers.HouseOf(account.Institution);
        row[Column.Channel] = house.Channel == "TK" && dice.Percent(30) ? "" : house.Channel;
        row[Column.Bank] = house.Names[hand.BankName % house.Names.Count];
        row[Column.Account] = account.Number;
        // The list's own account name is a hint at best: many lists have none, some an old one.
        row[Column.AccountName] = dice.Below(100) switch
        {
            < 60 => PersonName.From(person.Payee.FullName).BankForm,
            < 63 => PersonName.From(person.Who.FullName).BankForm,
            _ => "",
        };
    }

    private static void FillReceiver(RowText row, ListedPerson person)
    {
        row[Column.Receiver] = person.ReceiverCode;
        if (person.Receiver is { } receiver)
        {
            row[Column.ReceiverId] = receiver.Id;
            row[Column.ReceiverName] = receiver.FullName;
            row[Column.Authorisation] = person.Authorisation;
        }
    }
}
