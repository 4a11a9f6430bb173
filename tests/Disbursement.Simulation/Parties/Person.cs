namespace Disbursement.Simulation.Parties;

/// <summary>Somebody who is due money. Made up.</summary>
/// <param name="Id">12 digits.</param>
/// <param name="Name">The name, with its marks.</param>
/// <param name="BirthYear">Four digits.</param>
/// <param name="IsMan">Whether the number says so.</param>
/// <param name="Commune">5-digit commune.</param>
/// <param name="Unit">3-digit district that lists the person.</param>
internal sealed record Person(string Id, string Name, int BirthYear, bool IsMan, string Commune, string Unit);

/// <summary>One row of a list, as its officer wrote it.</summary>
/// <param name="Person">Whom it is for.</param>
/// <param name="Programme">Code of the programme.</param>
/// <param name="Amount">Money of the month, in đồng.</param>
/// <param name="Arrears">Money of earlier months, in đồng.</param>
/// <param name="Channel">Code of the channel asked for; empty for none.</param>
/// <param name="Bank">BIN of the account's institution; empty for none.</param>
/// <param name="Account">The account; empty for none.</param>
/// <param name="IsGood">Whether the rules take it.</param>
internal sealed record ListRow(
    Person Person, string Programme, long Amount, long Arrears, string Channel, string Bank, string Account, bool IsGood)
{
    /// <summary>The entitlement, as identifiers are made of it.</summary>
    public string Entitlement => $"{Person.Id}|{Programme}|";

    /// <summary>What is to be paid, in đồng.</summary>
    public long Due => Amount + Arrears;
}

/// <summary>One version of one list.</summary>
/// <param name="Unit">The unit that made it.</param>
/// <param name="List">btxh, ncc or khac.</param>
/// <param name="Path">Where it is dropped.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Sha256">Their hash, lower-case hexadecimal.</param>
internal sealed record ListVersion(
    string Unit, string List, string Path, IReadOnlyList<ListRow> Rows, byte[] Content, string Sha256);
