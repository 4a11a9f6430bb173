using System.Globalization;
using Disbursement.Core.Contracts;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Institutions;
using Disbursement.Core.Payments;

namespace Disbursement.Formats.TransferLists;

/// <summary>What stands in the cells of a transfer list.</summary>
internal sealed class TransferCells(TransferLayout layout, CharacterRules characters, TransferHeader header)
{
    /// <summary>A cell: text, whole number or nothing.</summary>
    /// <exception cref="ArgumentException">The value does not fit its column.</exception>
    public object? Of(LayoutColumn column, int number, PaymentEntry entry)
    {
        object? value = Value(column, number, entry);
        string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (text.Length > column.CharactersMax)
        {
            throw new ArgumentException(
                $"Payment {entry.Id} does not fit the column for {column.Field} of layout {layout.Id}.", nameof(entry));
        }

        return column.IsText && value is long ? text : value;
    }

    private object? Value(LayoutColumn column, int number, PaymentEntry entry) => column.Field switch
    {
        LayoutField.Number => (long)number,
        LayoutField.DebtorAccount => header.Debtor.Account,
        LayoutField.Account => entry.Account!.Value.Reveal(),
        LayoutField.PayeeName => Name(entry),
        LayoutField.BankBin => entry.Institution,
        LayoutField.BankName => BankName(entry.Institution!),
        LayoutField.Amount => entry.Amount.Dong,
        LayoutField.Text => header.Text,
        LayoutField.TextWithId => $"{header.Text} {entry.Id}",
        LayoutField.Id => entry.Id.ToString(),
        LayoutField.PayDate => header.PayOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        LayoutField.Route => layout.RouteWords[header.Route],
        _ => null,
    };

    private string Name(PaymentEntry entry) => characters.TryName(entry.PayeeName.Reveal(), out string written)
        ? written
        : throw new ArgumentException($"The name of payment {entry.Id} does not fit.", nameof(entry));

    private string BankName(string bin) =>
        characters.Apply(InstitutionRegister.Shipped.Find(bin)?.ShortName ?? bin);
}
