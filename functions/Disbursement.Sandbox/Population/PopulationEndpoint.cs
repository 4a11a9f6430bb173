using Disbursement.Sandbox.World;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Population;

/// <summary>The population register.</summary>
internal sealed class PopulationEndpoint(WorldStore world, IOptions<SandboxOptions> options)
{
    /// <summary>The route, below the host.</summary>
    public const string Route = "/v1/population/check";

    /// <summary>Answers who exists and lives.</summary>
    public IResult Check(PopulationRequest request)
    {
        bool fits = request is { RequestId.Length: > 0, CitizenIds.Count: > 0 }
            && request.CitizenIds.Count <= options.Value.ItemsPerInquiryMax
            && request.CitizenIds.All(id => id is not null);
        return fits
            ? Results.Ok(new PopulationResponse(request.RequestId!, [.. request.CitizenIds!.Select(AnswerOne)]))
            : Results.Problem(
                $"A requestId and 1 to {options.Value.ItemsPerInquiryMax} citizen ids are needed.", statusCode: 400,
                title: "population");
    }

    private PopulationAnswer AnswerOne(string citizenId) => world.FindPerson(citizenId) is { } person
        ? new PopulationAnswer(
            citizenId, Exists: true, person.FullName, person.Birth, person.Sex, person.CommuneCode, person.Alive)
        : new PopulationAnswer(citizenId, Exists: false, null, null, null, null, null);
}
