using Disbursement.Core.Institutions;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Core.Tests.Intake;

/// <summary>Rows and contexts for the tests of intake: a good row of TP Hòa Bình, June 2024, to be spoilt.</summary>
internal static class IntakeRows
{
    /// <summary>A row without any finding.</summary>
    public static readonly IReadOnlyDictionary<IntakeField, string> Good = new Dictionary<IntakeField, string>
    {
        [IntakeField.Stt] = "1",
        [IntakeField.CitizenId] = "017040123456",
        [IntakeField.FullName] = "Nguyễn Văn Đức",
        [IntakeField.Birth] = "05/03/1940",
        [IntakeField.Sex] = "Nam",
        [IntakeField.CommuneCode] = "04789",
        [IntakeField.Programme] = "BT05C",
        [IntakeField.Reference] = "",
        [IntakeField.Amount] = "360.000",
        [IntakeField.Arrears] = "",
        [IntakeField.Channel] = "TK",
        [IntakeField.Bank] = "Agribank",
        [IntakeField.Account] = "3000205123456",
        [IntakeField.AccountName] = "NGUYEN VAN DUC",
        [IntakeField.Receiver] = "CC",
        [IntakeField.ReceiverId] = "",
        [IntakeField.ReceiverName] = "",
        [IntakeField.Authorisation] = "",
        [IntakeField.Reviewed] = "x",
        [IntakeField.Frail] = "",
        [IntakeField.Phone] = "0912345678",
        [IntakeField.Note] = "",
        [IntakeField.ArrearsPeriods] = "",
    };

    private static readonly ColumnMap Columns = ColumnMap.Of([.. Good.Keys.Select(IntakeColumns.HeaderOf)]);

    public static IntakeContext Context(string path = "17/2024-06/148/btxh/a.csv") =>
        IntakePath.TryParse(path, out IntakePath? parsed, out _)
        && IntakeContext.TryCreate(
            parsed,
            UnitRegister.Shipped,
            ProgrammeTable.Shipped,
            InstitutionRegister.Shipped,
            out IntakeContext? context,
            out _)
            ? context
            : throw new FormatException(path);

    /// <summary>The good row with some fields changed.</summary>
    public static RawRow Row(params ReadOnlySpan<(IntakeField Field, string Text)> changes)
    {
        var values = new Dictionary<IntakeField, string>(Good);
        foreach ((IntakeField field, string text) in changes)
        {
            values[field] = text;
        }

        return new RawRow(7, [.. values.Values], Columns);
    }

    public static RowCheck Check(params ReadOnlySpan<(IntakeField Field, string Text)> changes) =>
        RowRules.Check(Row(changes), Context());

    /// <summary>Reads changes written as <c>field=text|field=text</c>, fields by key.</summary>
    public static (IntakeField Field, string Text)[] Parse(string changes) =>
    [
        .. changes.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(change =>
        {
            string[] parts = change.Split('=', 2);
            return IntakeColumns.TryFind(parts[0], out IntakeField field)
                ? (field, parts[1])
                : throw new FormatException(change);
        }),
    ];
}
