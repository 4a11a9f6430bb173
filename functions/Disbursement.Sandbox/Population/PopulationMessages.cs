namespace Disbursement.Sandbox.Population;

/// <summary>A question to the population register.</summary>
/// <param name="RequestId">Chosen by the caller, echoed.</param>
/// <param name="CitizenIds">Up to a hundred citizen ids.</param>
internal sealed record PopulationRequest(string? RequestId, IReadOnlyList<string>? CitizenIds);

/// <summary>The answers, in the order of the questions.</summary>
/// <param name="RequestId">The caller's.</param>
/// <param name="Items">One per citizen id.</param>
internal sealed record PopulationResponse(string RequestId, IReadOnlyList<PopulationAnswer> Items);

/// <summary>What the register says of one citizen id. Fields but the first two are null when it knows nobody.</summary>
/// <param name="CitizenId">The id asked for.</param>
/// <param name="Exists">Whether the register knows it.</param>
/// <param name="FullName">Full name.</param>
/// <param name="Birth">Date of birth, <c>yyyy-MM-dd</c> or less of it.</param>
/// <param name="Sex">Nam or Nữ.</param>
/// <param name="CommuneCode">Commune of residence.</param>
/// <param name="Alive">Whether she lives.</param>
internal sealed record PopulationAnswer(
    string CitizenId, bool Exists, string? FullName, string? Birth, string? Sex, string? CommuneCode, bool? Alive);
