namespace Disbursement.Sandbox.World;

/// <summary>An account as its institution knows it. Personal data: never logged.</summary>
/// <param name="Status">active, closed, blocked or wrongKind.</param>
/// <param name="HolderName">The holder as the institution writes her.</param>
/// <param name="HolderId">The holder's citizen id, or empty.</param>
internal sealed record WorldAccount(string Status, string HolderName, string HolderId);

/// <summary>A person as the population register knows her. Personal data: never logged.</summary>
/// <param name="FullName">Full name.</param>
/// <param name="Birth">Date of birth as <c>yyyy-MM-dd</c>, or less of it.</param>
/// <param name="Sex">Nam, Nữ or empty.</param>
/// <param name="CommuneCode">Commune of residence.</param>
/// <param name="Alive">Whether she lives.</param>
internal sealed record WorldPerson(string FullName, string Birth, string Sex, string CommuneCode, bool Alive);
